package org.gatehouse.directory.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountDirectoryContract;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

class GraphAccountsTest implements AccountDirectoryContract {

    private final FakeGraph graph = new FakeGraph();
    private final String breakGlass = graph.create("NHSmail.sg.Emergency", false, true);
    private final String sharedUsers = graph.create("NHSmail.sg.Shared-Users", false, true);
    private final String smartcards = graph.create("NHSmail.sg.Smartcards", false, true);
    private final String localAdministrators = graph.create("NHSmail.sg.Local-Administrators", false, true);
    private final HikariDataSource database = GraphNode.database();
    private final HandClock clock = new HandClock();
    private final GraphNode node = node();

    private GraphNode node(String... more) {
        var properties = new ArrayList<>(List.of(
                "gatehouse.graph.accounts.break-glass-group=" + breakGlass,
                "gatehouse.graph.accounts.shared-user-accounts-group=" + sharedUsers,
                "gatehouse.graph.accounts.smartcard-group=" + smartcards,
                "gatehouse.graph.accounts.administrator-groups=" + localAdministrators));
        properties.addAll(List.of(more));
        return new GraphNode(graph, database, clock, properties.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
        graph.close();
    }

    @Override
    public AccountDirectory accounts() {
        return node.accounts();
    }

    @Override
    public Directory groups() {
        return node.directory();
    }

    @Override
    public TransactionTemplate transaction() {
        return node.transaction();
    }

    @Override
    public String create(Given account) {
        String id = graph.createUser(account);
        if (account.breakGlass()) {
            graph.addMember(breakGlass, id);
        }
        if (account.kind() == AccountKind.SHARED_USER_ACCOUNT) {
            graph.addMember(sharedUsers, id);
        }
        if (account.methods().stream().anyMatch(method -> method.type() == MethodType.SMARTCARD)) {
            graph.addMember(smartcards, id);
        }
        return id;
    }

    @Override
    public void deleteAccount(String id) {
        graph.deleteUser(id);
    }

    @Override
    public String createGroup(String name) {
        return graph.create(name, false, true);
    }

    @Override
    public void deleteGroup(String id) {
        graph.deleteGroup(id);
    }

    @Test
    void oneAccountTakesThreeCallsAndThePoliciesTwo() {
        String id = create(Given.user("ana@za1.example", "Ana Ash", ZA1));

        accounts().account(id);
        assertThat(graph.calls()).hasSize(5);
        assertThat(graph.calls())
                .filteredOn(call -> call.path().contains("conditionalAccess"))
                .hasSize(2);

        accounts().account(id);
        assertThat(graph.calls()).hasSize(8);
    }

    @Test
    void twoHundredAccountsTakeTwentyReadsInEachCall() {
        var addresses = new ArrayList<AccountAddress>();
        for (int each = 0; each < 200; each++) {
            create(Given.user("user%d@za1.example".formatted(each), "User " + each, ZA1));
            addresses.add(AccountAddress.of("user%d@za1.example".formatted(each)));
        }

        assertThat(accounts().accountsAt(addresses)).hasSize(200);

        // 10 for the users, 40 for what is known of them in four places, 10 for per-user MFA, 2 policies.
        assertThat(graph.calls()).hasSize(62);
    }

    @Test
    void thePoliciesAreKeptForAMinuteAndWhileConditionalAccessIsSilentForFifteen() {
        String group = createGroup("ZA1.sg.Users");
        String account = create(Given.user("ben@za1.example", "Ben Bay", ZA1));
        accounts().addToGroup(group, account);
        assertThat(policies(account)).isEmpty();
        groups().link(group, MfaPolicy.STANDARD);

        clock.pass(Duration.ofSeconds(59));
        assertThat(policies(account)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(policies(account)).containsExactly(MfaPolicy.STANDARD);

        graph.deletePolicy(FakeGraph.NAMED_LOCATIONS);
        clock.pass(Duration.ofMinutes(14));
        assertThat(policies(account)).containsExactly(MfaPolicy.STANDARD);
        clock.pass(Duration.ofMinutes(1));
        assertThatThrownBy(() -> policies(account)).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void whoIsExceptedForAWhileStaysUnderThePolicyAndWhoIsLeftOutForGoodDoesNot() {
        String users = createGroup("ZA1.sg.Users");
        String account = create(Given.user("cy@za1.example", "Cy Cole", ZA1));
        groups().link(users, MfaPolicy.STANDARD);
        accounts().addToGroup(users, account);

        accounts().addToGroup(exceptionGroup(), account);
        assertThat(policies(account)).containsExactly(MfaPolicy.STANDARD);

        String leftOut = createGroup("NHSmail.sg.Left-Out");
        graph.exclude(FakeGraph.STANDARD, leftOut);
        accounts().addToGroup(leftOut, account);
        clock.pass(Duration.ofMinutes(1));
        assertThat(policies(account)).isEmpty();
    }

    @Test
    void aPolicyThatGivesWayToTheOtherIsStillAPolicyOfTheAccount() {
        String one = createGroup("ZA1.sg.Std");
        String other = createGroup("ZA1.sg.NL");
        groups().link(one, MfaPolicy.STANDARD);
        groups().link(other, MfaPolicy.NAMED_LOCATIONS);
        graph.exclude(FakeGraph.STANDARD, other);
        String account = create(Given.user("di@za1.example", "Di Dale", ZA1));
        accounts().addToGroup(one, account);
        accounts().addToGroup(other, account);

        assertThat(policies(account)).containsExactlyInAnyOrder(MfaPolicy.values());
    }

    @Test
    void aGroupWithinAGroupCounts() {
        String outer = createGroup("ZA1.sg.Outer");
        String inner = createGroup("ZA1.sg.Inner");
        graph.addMember(outer, inner);
        groups().link(outer, MfaPolicy.STANDARD);
        String account = create(Given.user("ed@za1.example", "Ed Elm", ZA1));
        accounts().addToGroup(inner, account);

        assertThat(policies(account)).containsExactly(MfaPolicy.STANDARD);
        assertThat(accounts().isMember(outer, account)).isTrue();
        assertThat(accounts().membersOf(outer)).isEmpty();
    }

    @Test
    void aMemberOfAConfiguredGroupIsAnAdministratorWithoutARoleInEntra() {
        String account = create(Given.user("flo@za1.example", "Flo Fir", ZA1));
        assertThat(read(account).administrator()).isFalse();

        graph.addMember(localAdministrators, account);

        assertThat(read(account).administrator()).isTrue();
    }

    @Test
    void whatIsNotConfiguredIsNobody() {
        String account = create(new Given(
                AccountAddress.of("gil@za1.example"),
                "Gil Gale",
                ZA1,
                AccountKind.SHARED_USER_ACCOUNT,
                true,
                false,
                true,
                false,
                List.of(),
                List.of()));

        try (var bare = new GraphNode(graph, database, clock)) {
            DirectoryAccount found = bare.accounts().account(account).orElseThrow();
            assertThat(found.breakGlass()).isFalse();
            assertThat(found.kind()).isEqualTo(AccountKind.USER);
        }
    }

    @ParameterizedTest
    @CsvSource({"ZA1, ZA1", "za1, ZA1", "Northbank Hospital,", "'',", ","})
    void onlyAnOdsCodeTellsWhoseAnAccountIs(String company, String organisation) {
        String account = create(Given.user("hal@za1.example", "Hal Hay", ZA1));
        graph.putUser(account, "companyName", company);

        assertThat(read(account).organisation()).isEqualTo(organisation == null ? null : OdsCode.of(organisation));
    }

    @Test
    void guestsAreNoAccountsOfTheService() {
        String guest = create(Given.user("ida@za1.example", "Ida Ivy", ZA1));
        graph.putUser(guest, "userType", "Guest");
        graph.putUser(guest, "userPrincipalName", "ida_other.example#EXT#@tenant.example");

        assertThat(accounts().search(null, "ida", 0, 20).accounts()).isEmpty();
        assertThat(accounts().account(guest)).isEmpty();
    }

    @Test
    void leavingAGroupDeletesNothingButTheMembership() {
        String group = createGroup("ZA1.sg.Users");
        String account = create(Given.user("jo@za1.example", "Jo Jay", ZA1));
        accounts().addToGroup(group, account);

        accounts().removeFromGroup(group, account);

        assertThat(graph.calls("DELETE"))
                .extracting(FakeGraph.Call::path)
                .containsExactly("/v1.0/groups/%s/members/%s/$ref".formatted(group, account));
        assertThat(accounts().account(account)).isPresent();
    }

    @Test
    void aGroupThatCannotBeChangedIsToldAndNotTakenForDone() {
        String group = createGroup("ZA1.sg.Users");
        String account = create(Given.user("kim@za1.example", "Kim Kay", ZA1));
        graph.fail(1, FakeGraph.status(400));

        assertThatThrownBy(() -> accounts().addToGroup(group, account))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("change the members of a group (400)");
    }

    @Test
    void anAnswerThatIsLostDoesNotHinderTheNextTry() {
        String group = createGroup("ZA1.sg.Users");
        String account = create(Given.user("lou@za1.example", "Lou Lea", ZA1));
        accounts().account(account);
        graph.loseAnswerToNext("POST");
        assertThatThrownBy(() -> accounts().addToGroup(group, account)).isInstanceOf(DirectoryUnavailable.class);
        accounts().addToGroup(group, account);

        graph.loseAnswerToNext("DELETE");
        assertThatThrownBy(() -> accounts().removeFromGroup(group, account)).isInstanceOf(DirectoryUnavailable.class);
        accounts().removeFromGroup(group, account);

        assertThat(accounts().membersOf(group)).isEmpty();
    }

    @Test
    void aPartOfABatchThatIsTooEarlyIsAskedAgainAfterTheAnnouncedWait() {
        String account = create(Given.user("max@za1.example", "Max May", ZA1));
        graph.failPart("/authentication/methods", 429, Map.of("Retry-After", "2"));
        long start = System.nanoTime();

        assertThat(accounts().account(account)).isPresent();

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/authentication/methods      | 403 | UserAuthenticationMethod.Read.All",
                "/mailboxSettings             | 403 | MailboxSettings.Read",
                "/authentication/requirements | 403 | Policy.Read.All",
                "/transitiveMemberOf          | 403 | User.Read.All and GroupMember.Read.All",
                "/authentication/methods      | 502 | failed (502) to read the authentication methods",
                "/licenseDetails              | 400 | refused to read the accounts (400)"
            })
    void whatFailsWithinABatchIsNamedAndNothingHalfReadIsShown(String path, int status, String words) {
        String account = create(Given.user("ned@za1.example", "Ned Nye", ZA1));
        graph.failPart(path, status, Map.of());

        assertThatThrownBy(() -> accounts().account(account))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining(words);
        assertThat(accounts().account(account)).isPresent();
    }

    @Test
    void aBatchOfWhichSomethingIsMissingIsNoAnswer() {
        String account = create(Given.user("oz@za1.example", "Oz Oak", ZA1));
        graph.fail(1, FakeGraph.json("{\"responses\": []}"));

        assertThatThrownBy(() -> accounts().account(account))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("did not answer all");
    }

    @Test
    void aPropertyWithinAnotherCanTellTheOrganisation() {
        String account = create(Given.user("pat@za1.example", "Pat Pine", ZA1));
        graph.fail(1, FakeGraph.json("""
                        {"responses": [{"id": "%1$s", "status": 200, "body": {"id": "%1$s",
                         "userPrincipalName": "pat@za1.example", "displayName": "Pat Pine", "accountEnabled": true,
                         "onPremisesExtensionAttributes": {"extensionAttribute5": "ZB2"}}}]}
                        """.formatted(account)));

        try (var other = node("gatehouse.graph.accounts.organisation-attribute="
                + "onPremisesExtensionAttributes/extensionAttribute5")) {
            assertThat(other.accounts().account(account))
                    .map(DirectoryAccount::organisation)
                    .contains(ZB2);
            assertThat(graph.calls("POST").get(0).body().toString()).contains(",onPremisesExtensionAttributes\"");
        }
    }

    @Test
    void sessionsAreEndedInGraph() {
        String account = create(Given.user("rob@za1.example", "Rob Roe", ZA1));
        Instant before = read(account).sessionsValidFrom();

        accounts().revokeSessions(account);

        assertThat(read(account).sessionsValidFrom()).isAfter(before);
        assertThat(graph.calls("POST"))
                .extracting(FakeGraph.Call::path)
                .containsOnlyOnce("/v1.0/users/%s/revokeSignInSessions".formatted(account));
    }

    @Test
    void whetherSessionsAreEndedTakesOneCall() {
        String account = create(Given.user("rob@za1.example", "Rob Roe", ZA1));
        int before = graph.calls().size();

        accounts().sessionsValidFrom(account);

        assertThat(graph.calls()).hasSize(before + 1);
    }

    private Set<MfaPolicy> policies(String account) {
        return read(account).policies();
    }

    private DirectoryAccount read(String account) {
        return accounts().account(account).orElseThrow();
    }

    private String exceptionGroup() {
        return graph.policy(FakeGraph.STANDARD)
                .at("/conditions/users/excludeGroups/0")
                .asText();
    }
}
