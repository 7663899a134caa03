package org.gatehouse.directory.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatehouse.directory.AccountDirectoryContract.ZA1;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Set;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountControlContract;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.Device;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.NotOffered;
import org.gatehouse.identity.AccountAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

class GraphAccountControlTest implements AccountControlContract {

    private static final Set<MethodType> PHONES = Set.of(MethodType.SMS, MethodType.CALL);

    private final FakeGraph graph = new FakeGraph();
    private final String smartcards = graph.create("NHSmail.sg.Smartcards", false, true);
    private final HikariDataSource database = GraphNode.database();
    private final GraphNode node =
            new GraphNode(graph, database, new HandClock(), "gatehouse.graph.accounts.smartcard-group=" + smartcards);

    @AfterEach
    void stop() {
        node.close();
        database.close();
        graph.close();
    }

    @Override
    public AccountControl control() {
        return node.control();
    }

    @Override
    public AccountDirectory accounts() {
        return node.accounts();
    }

    @Override
    public TransactionTemplate transaction() {
        return node.transaction();
    }

    @Override
    public String create(Given account) {
        String id = graph.createUser(account);
        if (account.methods().contains(SMARTCARD)) {
            graph.addMember(smartcards, id);
        }
        return id;
    }

    @Override
    public void give(String accountId, Device device) {
        graph.belongings().give(accountId, device);
    }

    @Override
    public Set<Perhaps> notOffered() {
        return Set.of(Perhaps.values());
    }

    @Test
    void disablingSendsNothingElseAndTakesOneCall() {
        String account = with();

        control().setEnabled(account, false);

        assertThat(graph.calls()).hasSize(1);
        FakeGraph.Call call = graph.calls("PATCH").get(0);
        assertThat(call.path()).isEqualTo("/v1.0/users/" + account);
        assertThat(call.body()).hasToString("{\"accountEnabled\":false}");
    }

    @Test
    void aPasswordMustBeChangedAtTheFirstSignInAndGoesWithNothingElse() {
        String account = with();

        control().setPassword(account, PASSWORD);

        FakeGraph.Call call = graph.calls("PATCH").get(0);
        assertThat(call.path()).isEqualTo("/v1.0/users/" + account);
        assertThat(call.body().size()).isEqualTo(1);
        assertThat(graph.belongings().passwordOf(account).path("password").asText())
                .isEqualTo(PASSWORD.value());
        assertThat(graph.belongings()
                        .passwordOf(account)
                        .path("forceChangePasswordNextSignIn")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theSignInTakesOneCall() {
        String account = with();

        control().signInOf(account);

        assertThat(graph.calls()).hasSize(1);
    }

    /** The call that must not be made by a slip: it is made here, with this path, and nowhere else. */
    @Test
    void anAccountIsDeletedAtItsOwnPath() {
        String account = with();

        control().delete(account);

        assertThat(graph.calls("DELETE")).extracting(FakeGraph.Call::path).containsExactly("/v1.0/users/" + account);
    }

    @Test
    void nothingButDeletingDeletesAnAccount() {
        String account = with(APP, TEXTS, CALLS, KEY);
        give(account, new Device("Laptop", true));

        control().removeMethods(account, Set.of(MethodType.values()));
        control().disableDevices(account);

        assertThat(graph.calls("DELETE"))
                .hasSize(4)
                .allMatch(call -> call.path()
                        .matches("/v1\\.0/users/" + account
                                + "/authentication/(phone|fido2|microsoftAuthenticator)Methods/[-0-9a-f]{36}"));
        assertThat(accounts().account(account)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms", "voiceOffice"})
    void aPhoneThatIsPreferredGoesOnceAnotherMethodIsPreferred(String preference) {
        String account = with(APP, TEXTS, CALLS);
        graph.belongings().prefer(account, preference);

        control().removeMethods(account, PHONES);

        assertThat(control().methodsOf(account)).containsExactly(APP);
        assertThat(graph.belongings().preferenceOf(account)).isEqualTo("push");
    }

    @Test
    void aSoftwareTokenThatStaysIsPreferredWhereNothingElseIsLeft() {
        String account = with(APP, TEXTS);
        graph.belongings().prefer(account, "push");

        control().removeMethods(account, Set.of(MethodType.values()));

        assertThat(control().methodsOf(account)).isEmpty();
        assertThat(graph.belongings().preferenceOf(account)).isEqualTo("oath");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms", "voiceOffice", "push"})
    void whereNothingStaysThePreferredMethodGoesLast(String preference) {
        String account = with(APP, TEXTS, CALLS);
        graph.belongings().forgetSoftwareTokens(account);
        graph.belongings().prefer(account, preference);

        control().removeMethods(account, Set.of(MethodType.values()));

        assertThat(control().methodsOf(account)).isEmpty();
        assertThat(graph.belongings().preferenceOf(account)).isEqualTo(preference);
    }

    @Test
    void anAlternateNumberGoesBeforeTheMobileNumberAndWithIt() {
        String account = with(TEXTS);
        graph.belongings().registerPhone(account, "alternateMobile", "+44 7700 900124");

        control().removeMethods(account, Set.of(MethodType.SMS));

        assertThat(control().methodsOf(account)).isEmpty();
        assertThat(graph.calls("DELETE"))
                .extracting(call -> call.path().substring(call.path().lastIndexOf('/') + 1))
                .containsExactly("b6332ec1-7057-4abe-9331-3d72feddfe41", "3179e48a-750b-4051-897c-87b9720928f7");
    }

    @Test
    void aMethodThatEntraKeepsIsToldAndNotTakenForRemoved() {
        String account = with(TEXTS);
        graph.belongings().forgetSoftwareTokens(account);
        graph.afterNext("GET", () -> graph.fail(2, FakeGraph.status(400)));

        assertThatThrownBy(() -> control().removeMethods(account, PHONES))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("change the authentication methods of an account (400)");
        assertThat(control().methodsOf(account)).containsExactly(TEXTS);
    }

    @Test
    void aNumberIsSentAsEntraWritesIt() {
        String account = with();

        control().register(account, TEXTS);

        assertThat(graph.calls("POST")).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/v1.0/users/" + account + "/authentication/phoneMethods");
            assertThat(call.body().path("phoneNumber").asText()).isEqualTo("+44 7700900123");
            assertThat(call.body().path("phoneType").asText()).isEqualTo("mobile");
        });
    }

    @Test
    void anotherMobileNumberStaysAndIsLeftToAPerson() {
        String account = with(TEXTS);

        assertThatThrownBy(
                        () -> control().register(account, new AuthenticationMethod(MethodType.SMS, "+44 7700900124")))
                .isInstanceOf(NotOffered.class)
                .hasMessageContaining("another mobile number");
        assertThat(control().methodsOf(account)).containsExactly(TEXTS);
    }

    @Test
    void anOfficeNumberTakesCallsAlreadyAndNoTextMessages() {
        String account = with(CALLS);

        control().register(account, CALLS);
        assertThat(graph.calls("POST")).isEmpty();

        control().register(account, new AuthenticationMethod(MethodType.SMS, CALLS.detail()));
        assertThat(control().methodsOf(account)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"07700900123", "+447700900123", "call me", ""})
    void whatIsNoNumberWithACountryCodeIsLeftToAPerson(String number) {
        String account = with();

        assertThatThrownBy(() -> control().register(account, new AuthenticationMethod(MethodType.SMS, number)))
                .isInstanceOf(NotOffered.class)
                .hasMessageContaining("+44 7700900123");
        assertThat(graph.calls("POST")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTHENTICATOR_APP", "FIDO2", "SMARTCARD"})
    void whatOnlyItsOwnerCanRegisterIsSaidWithTheSecurityInfoPage(MethodType type) {
        String account = with();

        assertThatThrownBy(() -> control().register(account, new AuthenticationMethod(type, null)))
                .isInstanceOf(NotOffered.class)
                .hasMessageContaining("Security info page");
    }

    @Test
    void aNumberThatSomebodyElseRegistersAtTheSameMomentIsTakenForDone() {
        String account = with();
        graph.afterNext("GET", () -> graph.belongings().registerPhone(account, "mobile", "+44 7700900123"));

        control().register(account, TEXTS);

        assertThat(control().methodsOf(account)).hasSize(1);
    }

    @Test
    void perUserMfaThatIsOffIsNotWritten() {
        String account = with();

        control().removePerUserMfa(account);

        assertThat(graph.calls("PATCH")).isEmpty();
    }

    @Test
    void aDeviceThatMayNotBeReadIsNotTakenForDisabled() {
        String account = with();
        give(account, new Device("Laptop", false));
        graph.belongings().hideDevices(account);

        assertThat(control().devicesOf(account)).extracting(Device::enabled).containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, User.EnableDisableAccount.All and User.Read.All",
        "PASSWORD, User-PasswordProfile.ReadWrite.All",
        "DELETE, User.DeleteRestore.All",
        "DEVICES, Device.ReadWrite.All",
        "PER_USER_MFA, Policy.Read.All",
        "REGISTER, UserAuthenticationMethod.Read.All",
        "METHODS, UserAuthenticationMethod.Read.All"
    })
    void aRefusalNamesThePermissionThatIsMissing(String what, String permission) {
        String account = with();
        graph.fail(1, FakeGraph.status(403));

        assertThatThrownBy(() -> {
                    switch (what) {
                        case "PATCH" -> control().setEnabled(account, false);
                        case "PASSWORD" -> control().setPassword(account, PASSWORD);
                        case "DELETE" -> control().delete(account);
                        case "DEVICES" -> control().disableDevices(account);
                        case "PER_USER_MFA" -> control().removePerUserMfa(account);
                        case "REGISTER" -> control().register(account, TEXTS);
                        default -> control().removeMethods(account, PHONES);
                    }
                })
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining(permission);
    }

    @Test
    void anAnswerThatIsLostDoesNotHinderTheNextTry() {
        String account = with(APP, TEXTS);
        control().signInOf(account);
        graph.loseAnswerToNext("DELETE");
        assertThatThrownBy(() -> control().removeMethods(account, PHONES)).isInstanceOf(DirectoryUnavailable.class);
        control().removeMethods(account, PHONES);
        assertThat(control().methodsOf(account)).containsExactly(APP);

        graph.loseAnswerToNext("DELETE");
        assertThatThrownBy(() -> control().delete(account)).isInstanceOf(DirectoryUnavailable.class);
        control().delete(account);
        assertThat(control().signInOf(account)).isEmpty();
    }

    private String with(AuthenticationMethod... methods) {
        return create(new Given(
                AccountAddress.of("ana@za1.example"),
                "Ana Ash",
                ZA1,
                AccountKind.USER,
                true,
                false,
                false,
                false,
                List.of(methods),
                List.of()));
    }
}
