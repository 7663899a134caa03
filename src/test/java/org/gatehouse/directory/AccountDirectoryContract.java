package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What every adapter of the directory's accounts does alike. */
public interface AccountDirectoryContract {

    OdsCode ZA1 = OdsCode.of("ZA1");
    OdsCode ZB2 = OdsCode.of("ZB2");

    AccountDirectory accounts();

    Directory groups();

    /** Of the product's own database. */
    TransactionTemplate transaction();

    /** An account to be made; who makes it chooses the id and when sessions began. */
    record Given(
            AccountAddress address,
            String displayName,
            OdsCode organisation,
            AccountKind kind,
            boolean enabled,
            boolean administrator,
            boolean breakGlass,
            boolean perUserMfa,
            List<AuthenticationMethod> methods,
            List<String> licences) {

        public static Given user(String address, String displayName, OdsCode organisation) {
            return new Given(
                    AccountAddress.of(address),
                    displayName,
                    organisation,
                    AccountKind.USER,
                    true,
                    false,
                    false,
                    false,
                    List.of(),
                    List.of());
        }

        Given with(AccountKind other) {
            return new Given(
                    address,
                    displayName,
                    organisation,
                    other,
                    enabled,
                    administrator,
                    breakGlass,
                    perUserMfa,
                    methods,
                    licences);
        }
    }

    /** Makes an account as an administrator of the directory does; answers its id. */
    String create(Given account);

    void deleteAccount(String id);

    /** Makes a group of ZA1; answers its id. */
    String createGroup(String name);

    void deleteGroup(String id);

    @Test
    default void anAccountIsShownAsItIs() {
        String address = newAddress();
        String id = create(new Given(
                AccountAddress.of(address),
                "Ana O'Brien-Ng",
                ZA1,
                AccountKind.USER,
                false,
                true,
                true,
                true,
                List.of(
                        new AuthenticationMethod(MethodType.AUTHENTICATOR_APP, "Mobile phone"),
                        new AuthenticationMethod(MethodType.SMS, "+44 7700 900123"),
                        new AuthenticationMethod(MethodType.CALL, "+44 1632 960123"),
                        new AuthenticationMethod(MethodType.FIDO2, "Blue key"),
                        new AuthenticationMethod(MethodType.SMARTCARD, null)),
                List.of("Office 365 E1", "Office 365 E3")));

        DirectoryAccount found =
                accounts().accountAt(AccountAddress.of(address)).orElseThrow();

        assertThat(found.id()).isEqualTo(id);
        assertThat(found.address().value()).isEqualTo(address);
        assertThat(found.displayName()).isEqualTo("Ana O'Brien-Ng");
        assertThat(found.organisation()).isEqualTo(ZA1);
        assertThat(found.kind()).isEqualTo(AccountKind.USER);
        assertThat(found.enabled()).isFalse();
        assertThat(found.administrator()).isTrue();
        assertThat(found.breakGlass()).isTrue();
        assertThat(found.perUserMfa()).isTrue();
        assertThat(found.isUnderMfa()).isTrue();
        assertThat(found.methods())
                .containsExactlyInAnyOrder(
                        new AuthenticationMethod(MethodType.AUTHENTICATOR_APP, "Mobile phone"),
                        new AuthenticationMethod(MethodType.SMS, "+44 7700 900123"),
                        new AuthenticationMethod(MethodType.CALL, "+44 1632 960123"),
                        new AuthenticationMethod(MethodType.FIDO2, "Blue key"),
                        new AuthenticationMethod(MethodType.SMARTCARD, null));
        assertThat(found.licences()).containsExactly("Office 365 E1", "Office 365 E3");
        assertThat(accounts().account(id)).contains(found);
    }

    @Test
    default void anAccountOfNobodyInParticularIsTheOpposite() {
        String address = newAddress();
        create(Given.user(address, "Ben Ode", null));

        DirectoryAccount found =
                accounts().accountAt(AccountAddress.of(address)).orElseThrow();

        assertThat(found.organisation()).isNull();
        assertThat(found.enabled()).isTrue();
        assertThat(found.administrator()).isFalse();
        assertThat(found.breakGlass()).isFalse();
        assertThat(found.isUnderMfa()).isFalse();
        assertThat(found.methods()).isEmpty();
        assertThat(found.policies()).isEmpty();
        assertThat(found.licences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AccountKind.class)
    default void everyKindIsTold(AccountKind kind) {
        String address = newAddress();
        create(Given.user(address, "Cy Dunn", ZA1).with(kind));

        assertThat(accounts().accountAt(AccountAddress.of(address)))
                .map(DirectoryAccount::kind)
                .contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'brien", "a+b", "50%25", "under_score", "dash-", "a.b.c"})
    default void anAddressMeansItselfWhateverIsInIt(String oddity) {
        String address = oddity + newAddress();
        create(Given.user(newAddress(), "Somebody Else", ZA1));
        String id = create(Given.user(address, "Odd One", ZA1));

        assertThat(accounts().accountAt(AccountAddress.of(address)))
                .map(DirectoryAccount::id)
                .contains(id);
        assertThat(accounts().search(Set.of(ZA1), address, 0, 20).accounts())
                .extracting(DirectoryAccount::id)
                .containsExactly(id);
    }

    @Test
    default void whatNobodyHasFindsNothing() {
        assertThat(accounts().accountAt(AccountAddress.of(newAddress()))).isEmpty();
        assertThat(accounts().account(UUID.randomUUID().toString())).isEmpty();
        assertThat(accounts().accountsAt(List.of())).isEmpty();
        assertThat(accounts().search(Set.of(), "", 0, 20)).isEqualTo(new AccountDirectory.Found(List.of(), 0));
    }

    @Test
    default void twoHundredAddressesAreReadInOneGoAndThoseWithoutAccountLeftOut() {
        var addresses = new ArrayList<AccountAddress>();
        for (int each = 0; each < 200; each++) {
            String address = newAddress();
            addresses.add(AccountAddress.of(address));
            if (each % 20 != 0) {
                create(Given.user(address, "Many " + each, ZA1));
            }
        }

        assertThat(accounts().accountsAt(addresses))
                .extracting(DirectoryAccount::address)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200)
                        .filter(each -> each % 20 != 0)
                        .mapToObj(addresses::get)
                        .toList());
    }

    @Test
    default void aSearchFindsByTheBeginningOfTheAddressAndOfAnyWordOfTheName() {
        String mark = "q" + newMark();
        String byAddress = create(Given.user(mark + ".a@za1.example", "Dee Ash", ZA1));
        String byGivenName = create(Given.user("b" + newMark() + "@za1.example", capital(mark) + " Birch", ZA1));
        String byFamilyName = create(Given.user("c" + newMark() + "@za1.example", "Eve " + capital(mark), ZA1));
        create(Given.user("d" + mark + "@za1.example", "Fay Oak" + mark, ZA1));

        assertThat(search(mark)).containsExactlyInAnyOrder(byAddress, byGivenName, byFamilyName);
        assertThat(search(mark.toUpperCase(Locale.ROOT)))
                .containsExactlyInAnyOrder(byAddress, byGivenName, byFamilyName);
        assertThat(search(capital(mark) + " bir")).containsExactly(byGivenName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "!", "'", "') or (1 eq 1", "\\", "\"", "&$filter=x", "☤"})
    default void aTextThatIsLookedForMeansItself(String oddity) {
        create(Given.user(newAddress(), "Gus Elm", ZA1));

        assertThat(accounts().search(Set.of(ZA1), newMark() + oddity, 0, 20).accounts())
                .isEmpty();
    }

    @Test
    default void aSearchIsOfTheOrganisationsThatAreAskedFor() {
        String mark = newMark();
        String here = create(Given.user(mark + "@za1.example", "Hal Fir", ZA1));
        String there = create(Given.user(mark + "@zb2.example", "Hal Fir", ZB2));
        String nowhere = create(Given.user(mark + "@x.example", "Hal Fir", null));

        assertThat(ids(accounts().search(Set.of(ZA1), mark, 0, 20))).containsExactly(here);
        assertThat(ids(accounts().search(Set.of(ZA1, ZB2), mark, 0, 20))).containsExactlyInAnyOrder(here, there);
        assertThat(ids(accounts().search(null, mark, 0, 20))).containsExactlyInAnyOrder(here, there, nowhere);
    }

    @Test
    default void aSearchAnswersInPagesInTheOrderOfTheAddresses() {
        String mark = newMark();
        var made = new ArrayList<String>();
        for (int each = 0; each < 7; each++) {
            made.add(create(Given.user("%s%d@za1.example".formatted(mark, each), "Ida Yew", ZA1)));
        }

        assertThat(ids(accounts().search(Set.of(ZA1), mark, 0, 3))).isEqualTo(made.subList(0, 3));
        assertThat(ids(accounts().search(Set.of(ZA1), mark, 6, 3))).isEqualTo(made.subList(6, 7));
        assertThat(accounts().search(Set.of(ZA1), mark, 3, 3).total()).isEqualTo(7);
        assertThat(accounts().search(Set.of(ZA1), mark, 9, 3)).isEqualTo(new AccountDirectory.Found(List.of(), 7));
        assertThat(ids(accounts().search(Set.of(ZA1), mark, AccountDirectory.DEEPEST, 3)))
                .isEmpty();
    }

    @Test
    default void aMemberOfALinkedGroupIsUnderItsPolicy() {
        String address = newAddress();
        String account = create(Given.user(address, "Jo Ivy", ZA1));
        String one = createGroup("ZA1.sg." + newMark());
        String other = createGroup("ZA1.sg." + newMark());
        groups().link(one, MfaPolicy.STANDARD);
        groups().link(other, MfaPolicy.NAMED_LOCATIONS);

        accounts().addToGroup(one, account);
        assertThat(read(account).policies()).containsExactly(MfaPolicy.STANDARD);
        assertThat(read(account).groups()).containsExactly(groups().group(one).orElseThrow());
        assertThat(accounts()
                        .search(Set.of(ZA1), address, 0, 20)
                        .accounts()
                        .get(0)
                        .isUnderMfa())
                .isTrue();

        accounts().addToGroup(other, account);
        assertThat(read(account).policies()).containsExactlyInAnyOrder(MfaPolicy.values());

        accounts().removeFromGroup(one, account);
        assertThat(read(account).policies()).containsExactly(MfaPolicy.NAMED_LOCATIONS);
    }

    @Test
    default void joiningAndLeavingTwiceIsAsOnce() {
        String group = createGroup("ZA1.sg." + newMark());
        String account = create(Given.user(newAddress(), "Kim Bay", ZA1));
        String other = create(Given.user(newAddress(), "Lou Box", ZA1));
        accounts().addToGroup(group, other);

        accounts().addToGroup(group, account);
        accounts().addToGroup(group, account);
        assertThat(accounts().isMember(group, account)).isTrue();
        assertThat(accounts().membersOf(group)).containsExactlyInAnyOrder(account, other);

        accounts().removeFromGroup(group, account);
        accounts().removeFromGroup(group, account);
        assertThat(accounts().isMember(group, account)).isFalse();
        assertThat(accounts().membersOf(group)).containsExactly(other);
        assertThat(accounts().account(account)).isPresent();
    }

    @Test
    default void oneAccountAddedByManyAtTheSameMomentIsAMemberOnce() throws Exception {
        String group = createGroup("ZA1.sg." + newMark());
        String account = create(Given.user(newAddress(), "Max Fern", ZA1));

        DirectoryContract.atOnce(Collections.nCopies(8, (Callable<Void>) () -> {
            accounts().addToGroup(group, account);
            return null;
        }));

        assertThat(accounts().membersOf(group)).containsExactly(account);
    }

    @Test
    default void aMembershipOutlivesTheTransactionOfItsCaller() {
        String group = createGroup("ZA1.sg." + newMark());
        String account = create(Given.user(newAddress(), "Ned Gorse", ZA1));

        transaction().executeWithoutResult(status -> {
            accounts().addToGroup(group, account);
            status.setRollbackOnly();
        });

        assertThat(accounts().isMember(group, account)).isTrue();
    }

    @Test
    default void allMembersOfALargeGroupAreRead() {
        String group = createGroup("ZA1.sg." + newMark());
        List<String> members = IntStream.range(0, 7)
                .mapToObj(each -> create(Given.user(newAddress(), "Member " + each, ZA1)))
                .toList();
        members.forEach(member -> accounts().addToGroup(group, member));

        assertThat(accounts().membersOf(group)).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    default void sessionsEndAtTheMomentTheyAreRevoked() {
        String account = create(Given.user(newAddress(), "Ola Heath", ZA1));
        Instant before = read(account).sessionsValidFrom();

        assertThat(accounts().sessionsValidFrom(account)).contains(before);

        assertThat(accounts().revokeSessions(account)).isTrue();

        Instant after = read(account).sessionsValidFrom();
        assertThat(after).isAfter(before);
        assertThat(accounts().sessionsValidFrom(account)).contains(after);
    }

    @Test
    default void aDeletedAccountIsGoneAndWhatEndsForItIsDone() {
        String group = createGroup("ZA1.sg." + newMark());
        String address = newAddress();
        String account = create(Given.user(address, "Pia Holly", ZA1));
        accounts().addToGroup(group, account);

        deleteAccount(account);

        assertThat(accounts().account(account)).isEmpty();
        assertThat(accounts().accountAt(AccountAddress.of(address))).isEmpty();
        assertThat(accounts().isMember(group, account)).isFalse();
        assertThat(accounts().membersOf(group)).isEmpty();
        accounts().removeFromGroup(group, account);
        assertThat(accounts().revokeSessions(account)).isFalse();
        assertThat(accounts().sessionsValidFrom(account)).isEmpty();
        assertThatThrownBy(() -> accounts().addToGroup(group, account)).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    default void aDeletedGroupHasNoMembersAndCannotBeJoinedOrListed() {
        String group = createGroup("ZA1.sg." + newMark());
        String account = create(Given.user(newAddress(), "Rae Larch", ZA1));
        accounts().addToGroup(group, account);

        deleteGroup(group);

        assertThat(accounts().isMember(group, account)).isFalse();
        assertThat(read(account).groups()).isEmpty();
        accounts().removeFromGroup(group, account);
        assertThatThrownBy(() -> accounts().addToGroup(group, account)).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> accounts().membersOf(group)).isInstanceOf(DirectoryUnavailable.class);
    }

    private DirectoryAccount read(String id) {
        return accounts().account(id).orElseThrow();
    }

    private List<String> search(String text) {
        return ids(accounts().search(Set.of(ZA1), text, 0, 20));
    }

    private static List<String> ids(AccountDirectory.Found found) {
        return found.accounts().stream().map(DirectoryAccount::id).toList();
    }

    static String newAddress() {
        return newMark() + "@za1.example";
    }

    /** A text that is in no other account and no other group. */
    static String newMark() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
