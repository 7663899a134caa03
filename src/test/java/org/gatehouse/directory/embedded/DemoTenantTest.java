package org.gatehouse.directory.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The accounts that training material, tests and other systems rely on. */
@GatehouseTest
class DemoTenantTest {

    private static final int ACCOUNTS = 44;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private Directory groups;

    @Autowired
    private DirectoryStore store;

    @Autowired
    private DemoDirectory loader;

    @Autowired
    private DirectoryChanges changes;

    @Autowired
    private World world;

    @BeforeEach
    void begin() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZA1", "ZB2", "X26"})
    void everyOrganisationHasTheSameAccounts(String organisation) {
        List<DirectoryAccount> all = of(organisation);

        assertThat(all)
                .extracting(DirectoryAccount::address)
                .extracting(AccountAddress::value)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(
                                        "ward.clerk",
                                        "staff.nurse",
                                        "theatre.lead",
                                        "finance.officer",
                                        "new.starter",
                                        "shared.reception",
                                        "shared.mailbox",
                                        "fido.user",
                                        "smartcard.user",
                                        "peruser.legacy",
                                        "sspr.only",
                                        "local.admin",
                                        "atp.admin",
                                        "break.glass"),
                                IntStream.rangeClosed(1, 30).mapToObj("user%02d"::formatted))
                        .map(name -> name + "@" + organisation.toLowerCase() + ".example")
                        .toList());
        assertThat(all).extracting(DirectoryAccount::displayName).doesNotHaveDuplicates();
        assertThat(all).allMatch(DirectoryAccount::enabled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ward.clerk       | USER                | AUTHENTICATOR_APP SMS   | STANDARD |",
                "user30           | USER                | AUTHENTICATOR_APP SMS   | STANDARD |",
                "new.starter      | USER                |                         |          |",
                "shared.reception | SHARED_USER_ACCOUNT |                         |          |",
                "shared.mailbox   | SHARED_MAILBOX      |                         |          |",
                "fido.user        | USER                | AUTHENTICATOR_APP FIDO2 | STANDARD |",
                "smartcard.user   | USER                | SMS SMARTCARD           | STANDARD |",
                "peruser.legacy   | USER                | SMS                     |          | PER_USER",
                "sspr.only        | USER                | SMS                     |          |",
                "local.admin      | USER                | AUTHENTICATOR_APP SMS   | STANDARD | ADMINISTRATOR",
                "atp.admin        | USER                | AUTHENTICATOR_APP SMS   | STANDARD | ADMINISTRATOR",
                "break.glass      | USER                | FIDO2                   |          | BREAK_GLASS"
            })
    void theAccountsAreWhatTheirNamesSay(String name, AccountKind kind, String methods, String policy, String mark) {
        DirectoryAccount account = account(name + "@zb2.example");

        assertThat(account.kind()).isEqualTo(kind);
        assertThat(account.methods().stream().map(AuthenticationMethod::type).map(MethodType::name))
                .containsExactlyInAnyOrder(methods == null ? new String[0] : methods.split(" "));
        assertThat(account.policies()).isEqualTo(policy == null ? Set.of() : Set.of(MfaPolicy.valueOf(policy)));
        assertThat(account.groups())
                .extracting(SecurityGroup::displayName)
                .isEqualTo(policy == null ? List.of() : List.of(DemoGroups.CENTRAL));
        assertThat(account.perUserMfa()).isEqualTo("PER_USER".equals(mark));
        assertThat(account.administrator()).isEqualTo("ADMINISTRATOR".equals(mark));
        assertThat(account.breakGlass()).isEqualTo("BREAK_GLASS".equals(mark));
    }

    @Test
    void telephoneNumbersAreNobodys() {
        List<String> numbers = Stream.of("ZA1", "ZB2", "X26")
                .flatMap(organisation -> of(organisation).stream())
                .map(found -> account(found.address().value()))
                .flatMap(account -> account.methods().stream())
                .filter(method -> method.type() == MethodType.SMS)
                .map(AuthenticationMethod::detail)
                .toList();

        assertThat(numbers)
                .hasSize(117)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("\\+44 7700 900\\d{3}"));
    }

    @Test
    void peopleWhoSignInHaveTheAccountOfTheirName() {
        assertThat(account("staff.nurse@za1.example").displayName()).isEqualTo("Una Walsh");
        assertThat(account("new.starter@za1.example").displayName()).isEqualTo("Vic Stone");
        assertThat(account("local.admin@zb2.example").displayName()).isEqualTo("Sam Okoro");
    }

    @Test
    void anotherStartChangesNothing() {
        var clerk = AccountAddress.of("ward.clerk@x26.example");
        String id = changes.account(clerk).orElseThrow();
        changes.setAdministrator(id, true);

        loader.afterSingletonsInstantiated();

        assertThat(of("X26")).hasSize(ACCOUNTS);
        assertThat(account(clerk.value()).administrator()).isTrue();
        changes.setAdministrator(id, false);
    }

    @Test
    void aDatabaseFromBeforeThereWereAccountsGetsThemAndKeepsItsGroups() {
        String central = central();
        for (String table : List.of(
                "directory_account",
                "directory_account_term",
                "directory_account_method",
                "directory_account_licence",
                "directory_member",
                "directory_policy_link")) {
            store.jdbc().sql("delete from " + table).update();
        }
        store.jdbc()
                .sql("delete from directory_loaded where tenant = 'demo-accounts'")
                .update();

        loader.afterSingletonsInstantiated();

        assertThat(of("ZA1")).hasSize(ACCOUNTS);
        assertThat(central()).isEqualTo(central);
        assertThat(groups.isLinked(central, MfaPolicy.STANDARD)).isTrue();
        assertThat(accounts.membersOf(central)).hasSize(3 * 38);
    }

    private String central() {
        List<SecurityGroup> found = groups.groupsNamed(new SecurityGroupName(DemoGroups.CENTRAL));
        assertThat(found).hasSize(1);
        return found.get(0).id();
    }

    private List<DirectoryAccount> of(String organisation) {
        return accounts.search(Set.of(OdsCode.of(organisation)), "", 0, 200).accounts();
    }

    private DirectoryAccount account(String address) {
        return accounts.accountAt(AccountAddress.of(address)).orElseThrow();
    }
}
