package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.directory.AccountDirectoryContract.ZA1;
import static org.gatehouse.directory.AccountDirectoryContract.newAddress;
import static org.gatehouse.directory.AccountDirectoryContract.newMark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.identity.AccountAddress;
import org.junit.jupiter.api.Test;

/** What every adapter of the feed of changes does alike. */
public interface ChangeFeedContract {

    int MANY = 500;

    AuthenticationMethod TEXTS = new AuthenticationMethod(MethodType.SMS, "+44 7700900123");

    ChangeFeed feed();

    AccountDirectory accounts();

    AccountControl control();

    Directory groups();

    /** Makes an account as an administrator of the directory does; answers its id. */
    String create(Given account);

    /** Makes a security group and answers its id. */
    String createGroup(String name);

    /** What an administrator of the directory does. */
    void setAdministrator(String accountId, boolean administrator);

    /** Lets as much time pass as the directory takes at the longest to tell of what was done. */
    void waitUntilTold();

    @Test
    default void theFirstLookTellsEveryAccountWhole() {
        String account = create(with(TEXTS));
        String group = createGroup("ZA1.sg." + newMark());
        accounts().addToGroup(group, account);
        List<String> others =
                IntStream.range(0, 5).mapToObj(each -> create(with())).toList();

        Read read = readOn(null, MANY);

        assertThat(read.firstLook()).contains(true);
        assertThat(read.told()).containsKey(account).containsKeys(others.toArray(String[]::new));
        assertThat(read.told().get(account))
                .isEqualTo(accounts().account(account).orElseThrow());
        assertThat(read.told().get(account).methods()).containsExactly(TEXTS);
        assertThat(read.told().get(account).groups())
                .extracting(SecurityGroup::id)
                .containsExactly(group);
    }

    @Test
    default void partsOfAFewAccountsAddUpToTheWhole() {
        IntStream.range(0, 8).forEach(each -> create(with()));

        Read inOne = readOn(null, MANY);
        Read inParts = readOn(null, 3);

        assertThat(inParts.told()).isEqualTo(inOne.told());
        assertThat(inParts.sizes()).allMatch(size -> size <= 3);
        assertThat(inParts.sizes()).hasSizeGreaterThan(2);
    }

    @Test
    default void whereNothingHappenedNothingIsTold() {
        create(with());
        String cursor = caughtUp();

        waitUntilTold();
        Read read = readOn(cursor, MANY);

        assertThat(read.told()).isEmpty();
        assertThat(read.firstLook()).containsOnly(false);
    }

    @Test
    default void oneWhoJoinsOrLeavesAGroupOfAPolicyIsTold() {
        String account = create(with());
        create(with());
        String group = createGroup("ZA1.sg." + newMark());
        groups().link(group, MfaPolicy.NAMED_LOCATIONS);
        String cursor = caughtUp();

        accounts().addToGroup(group, account);
        Read joined = after(cursor);
        assertThat(joined.told()).containsOnlyKeys(account);
        assertThat(joined.told().get(account).policies()).containsExactly(MfaPolicy.NAMED_LOCATIONS);

        accounts().removeFromGroup(group, account);
        Read left = after(joined.cursor());
        assertThat(left.told()).containsOnlyKeys(account);
        assertThat(left.told().get(account).policies()).isEmpty();
    }

    @Test
    default void whenAGroupIsLinkedOrUnlinkedAllItsMembersAreTold() {
        List<String> members =
                IntStream.range(0, 5).mapToObj(each -> create(with())).toList();
        create(with());
        String group = createGroup("ZA1.sg." + newMark());
        members.forEach(member -> accounts().addToGroup(group, member));
        String cursor = caughtUp();

        groups().link(group, MfaPolicy.STANDARD);
        Read linked = after(cursor);
        assertThat(linked.told()).containsOnlyKeys(members);
        assertThat(linked.told().values())
                .allSatisfy(account -> assertThat(account.policies()).containsExactly(MfaPolicy.STANDARD));

        groups().unlink(group, MfaPolicy.STANDARD);
        Read unlinked = after(linked.cursor(), 2);
        assertThat(unlinked.sizes()).allMatch(size -> size <= 2);
        assertThat(unlinked.told()).containsOnlyKeys(members);
        assertThat(unlinked.told().values())
                .allSatisfy(account -> assertThat(account.policies()).isEmpty());
    }

    @Test
    default void oneThatIsDisabledOrEnabledIsTold() {
        String account = create(with());
        String cursor = caughtUp();

        control().setEnabled(account, false);
        Read disabled = after(cursor);
        assertThat(disabled.told()).containsOnlyKeys(account);
        assertThat(disabled.told().get(account).enabled()).isFalse();

        control().setEnabled(account, true);
        assertThat(after(disabled.cursor()).told().get(account).enabled()).isTrue();
    }

    @Test
    default void oneWhoBecomesAnAdministratorOrIsNoneAnyMoreIsTold() {
        String account = create(with());
        String cursor = caughtUp();

        setAdministrator(account, true);
        Read appointed = after(cursor);
        assertThat(appointed.told()).containsOnlyKeys(account);
        assertThat(appointed.told().get(account).administrator()).isTrue();

        setAdministrator(account, false);
        assertThat(after(appointed.cursor()).told().get(account).administrator())
                .isFalse();
    }

    @Test
    default void aMethodThatIsRegisteredOrRemovedIsTold() {
        String account = create(with());
        String cursor = caughtUp();

        control().register(account, TEXTS);
        Read registered = after(cursor);
        assertThat(registered.told()).containsOnlyKeys(account);
        assertThat(registered.told().get(account).methods()).containsExactly(TEXTS);

        control().removeMethods(account, Set.of(MethodType.SMS));
        assertThat(after(registered.cursor()).told().get(account).methods()).isEmpty();
    }

    @Test
    default void thatPerUserMfaIsSwitchedOffIsTold() {
        String account = create(withPerUserMfa());
        String cursor = caughtUp();

        control().removePerUserMfa(account);

        assertThat(after(cursor).told())
                .hasEntrySatisfying(account, now -> assertThat(now.perUserMfa()).isFalse());
    }

    @Test
    default void oneThatIsDeletedIsToldAsGone() {
        String account = create(with(TEXTS));
        String cursor = caughtUp();

        control().delete(account);

        assertThat(after(cursor).told()).containsOnlyKeys(account).containsEntry(account, null);
    }

    @Test
    default void whatWasToldIsToldAgainFromAnOlderCursor() {
        String account = create(with());
        String cursor = caughtUp();
        control().setEnabled(account, false);

        assertThat(after(cursor).told()).containsOnlyKeys(account);
        assertThat(after(cursor).told()).containsOnlyKeys(account);
    }

    @Test
    default void whatChangesWhileTheFirstLookGoesOnIsNotLost() {
        String account = create(with());
        String deleted = create(with());
        String member = create(with());
        String group = createGroup("ZA1.sg." + newMark());
        accounts().addToGroup(group, member);
        var told = new LinkedHashMap<String, DirectoryAccount>();

        ChangeFeed.Changes part = feed().changesSince(null, 1);
        part.changes().forEach(change -> told.put(change.accountId(), change.account()));
        control().setEnabled(account, false);
        control().delete(deleted);
        groups().link(group, MfaPolicy.STANDARD);
        control().register(member, TEXTS);
        Read rest = after(part.cursor(), 2);
        told.putAll(rest.told());

        assertThat(told.get(account).enabled()).isFalse();
        assertThat(told.get(deleted)).isNull();
        assertThat(told.get(member).policies()).containsExactly(MfaPolicy.STANDARD);
        assertThat(told.get(member).methods()).containsExactly(TEXTS);
    }

    /**
     * What was read until there was no more.
     *
     * @param told each account as it was told last, and null where it is gone
     * @param sizes how many accounts each answer told
     * @param firstLook what each answer said of that
     */
    record Read(Map<String, DirectoryAccount> told, String cursor, List<Integer> sizes, List<Boolean> firstLook) {}

    default String caughtUp() {
        String cursor = readOn(null, MANY).cursor();
        waitUntilTold();
        return readOn(cursor, MANY).cursor();
    }

    default Read after(String cursor) {
        return after(cursor, MANY);
    }

    default Read after(String cursor, int most) {
        waitUntilTold();
        return readOn(cursor, most);
    }

    default Read readOn(String cursor, int most) {
        var told = new LinkedHashMap<String, DirectoryAccount>();
        var sizes = new ArrayList<Integer>();
        var firstLook = new ArrayList<Boolean>();
        ChangeFeed.Changes part;
        String place = cursor;
        do {
            part = feed().changesSince(place, most);
            part.changes().forEach(change -> told.put(change.accountId(), change.account()));
            sizes.add(part.changes().size());
            firstLook.add(part.firstLook());
            place = part.cursor();
        } while (part.more());
        return new Read(told, place, sizes, firstLook);
    }

    private static Given with(AuthenticationMethod... methods) {
        return given(false, methods);
    }

    private static Given withPerUserMfa() {
        return given(true);
    }

    private static Given given(boolean perUserMfa, AuthenticationMethod... methods) {
        return new Given(
                AccountAddress.of(newAddress()),
                "Kit Kay",
                ZA1,
                AccountKind.USER,
                true,
                false,
                false,
                perUserMfa,
                List.of(methods),
                List.of());
    }
}
