package org.gatehouse.directory.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatehouse.directory.AccountDirectoryContract.ZA1;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.directory.ChangeFeed;
import org.gatehouse.directory.ChangeFeedContract;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GraphChangeFeedTest implements ChangeFeedContract {

    private static final int LONGEST_CURSOR = 1_000_000;

    private final FakeGraph graph = new FakeGraph();
    private final String smartcards = graph.create("NHSmail.sg.Smartcards", false, true);
    private final HikariDataSource database = GraphNode.database();
    private final HandClock clock = new HandClock();
    private final GraphNode node = node(clock);

    private GraphNode node(HandClock clock) {
        return new GraphNode(graph, database, clock, "gatehouse.graph.accounts.smartcard-group=" + smartcards);
    }

    @BeforeEach
    void useTheClock() {
        graph.feed().use(clock);
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
        graph.close();
    }

    @Override
    public ChangeFeed feed() {
        return node.changes();
    }

    @Override
    public AccountDirectory accounts() {
        return node.accounts();
    }

    @Override
    public AccountControl control() {
        return node.control();
    }

    @Override
    public Directory groups() {
        return node.directory();
    }

    @Override
    public String create(Given account) {
        return graph.createUser(account);
    }

    @Override
    public String createGroup(String name) {
        return graph.create(name, false, true);
    }

    @Override
    public void setAdministrator(String accountId, boolean administrator) {
        graph.setAdministrator(accountId, administrator);
    }

    @Override
    public void waitUntilTold() {
        clock.pass(Duration.ofMinutes(12));
    }

    @Test
    void anAccountThatIsCreatedOrGetsAnotherAddressIsTold() {
        String cursor = caughtUp();

        String account = user("ana@za1.example");
        Read created = after(cursor);
        assertThat(created.told()).containsOnlyKeys(account);

        graph.putUser(account, "userPrincipalName", "ann@za1.example");
        assertThat(after(created.cursor()).told().get(account).address().value())
                .isEqualTo("ann@za1.example");
    }

    @Test
    void whatBecomesOfOtherGroupsIsNotTold() {
        String account = user("ana@za1.example");
        String group = createGroup("ZA1.sg.Choir");
        String cursor = caughtUp();

        graph.addMember(group, account);

        assertThat(after(cursor).told()).isEmpty();
    }

    @Test
    void oneWhoGetsASmartcardIsTold() {
        String account = user("ana@za1.example");
        String cursor = caughtUp();

        graph.addMember(smartcards, account);

        assertThat(after(cursor).told().get(account).methods())
                .extracting(method -> method.type())
                .containsExactly(MethodType.SMARTCARD);
    }

    @Test
    void aGroupWithinAGroupCountsAsItDoesForThePolicy() {
        String account = user("ana@za1.example");
        String late = user("ben@za1.example");
        String inner = createGroup("ZA1.sg.Ward");
        String outer = createGroup("ZA1.sg.All");
        groups().link(outer, MfaPolicy.STANDARD);
        graph.addMember(inner, account);
        String cursor = caughtUp();

        graph.addMember(outer, inner);
        Read nested = after(cursor);
        assertThat(nested.told()).containsOnlyKeys(account);
        assertThat(nested.told().get(account).policies()).containsExactly(MfaPolicy.STANDARD);

        graph.addMember(inner, late);
        Read joined = after(nested.cursor());
        assertThat(joined.told()).containsOnlyKeys(late);

        graph.removeMember(outer, inner);
        Read apart = after(joined.cursor());
        assertThat(apart.told()).containsOnlyKeys(account, late);
        assertThat(apart.told().get(account).policies()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void wherePlacesAreLostEverythingIsToldAgainAsChangesAndWithWhatWasDeleted(DeltaSource source) {
        String account = user("ana@za1.example");
        String deleted = user("ben@za1.example");
        String cursor = caughtUp();
        control().setEnabled(account, false);
        control().delete(deleted);
        graph.feed().forget(source);

        Read read = after(cursor, 2);

        assertThat(read.firstLook()).containsOnly(false);
        assertThat(read.told().get(account).enabled()).isFalse();
        assertThat(read.told()).containsEntry(deleted, null);
        assertThat(after(read.cursor()).told()).isEmpty();
    }

    @Test
    void aPlaceThatGraphDoesNotKnowAnyMoreIsTakenForLost() {
        String account = user("ana@za1.example");
        String cursor = caughtUp();
        graph.fail(1, FakeGraph.status(400));

        assertThat(readOn(cursor, MANY).told()).containsKey(account);
    }

    @Test
    void changesAreToldWhileEverythingIsLookedThroughAgain() {
        IntStream.range(0, 6).forEach(each -> user("user%d@za1.example".formatted(each)));
        String account = user("zoe@za1.example");
        String cursor = caughtUp();
        graph.feed().forget(DeltaSource.USERS);
        ChangeFeed.Changes part = feed().changesSince(cursor, 2);
        assertThat(part.more()).isTrue();

        control().setEnabled(account, false);
        part = feed().changesSince(part.cursor(), 2);

        assertThat(part.changes())
                .anySatisfy(change -> assertThat(change.accountId()).isEqualTo(account));
        assertThat(part.more()).isTrue();
    }

    /** Nobody can tell any more who was in it. */
    @Test
    void whenAGroupOfAPolicyIsDeletedEverythingIsLookedThrough() {
        String account = user("ana@za1.example");
        String group = createGroup("ZA1.sg.MFA-CA-Std-Users");
        groups().link(group, MfaPolicy.STANDARD);
        accounts().addToGroup(group, account);
        String cursor = caughtUp();

        graph.deleteGroup(group);

        assertThat(after(cursor).told().get(account).policies()).isEmpty();
    }

    @Test
    void aPolicyThatLeavesAGroupOutIsAChangeOfItsMembers() {
        String account = user("ana@za1.example");
        user("ben@za1.example");
        String users = createGroup("ZA1.sg.MFA-CA-Std-Users");
        String lifted = createGroup("ZA1.sg.Service-Accounts");
        groups().link(users, MfaPolicy.STANDARD);
        accounts().addToGroup(users, account);
        accounts().addToGroup(lifted, account);
        String cursor = caughtUp();

        graph.exclude(FakeGraph.STANDARD, lifted);
        Read read = after(cursor);

        assertThat(read.told()).containsOnlyKeys(account);
        assertThat(read.told().get(account).policies()).isEmpty();
    }

    @Test
    void aNodeThatKnowsThePoliciesOfAMinuteAgoDoesNotTellThem() {
        String account = user("ana@za1.example");
        String group = createGroup("ZA1.sg.MFA-CA-Std-Users");
        accounts().addToGroup(group, account);
        var otherClock = new HandClock();
        try (GraphNode other = node(otherClock)) {
            String cursor = caughtUp();
            other.changes().changesSince(cursor, MANY);
            groups().link(group, MfaPolicy.STANDARD);
            Read read = after(cursor);
            assertThat(read.told().get(account).policies()).containsExactly(MfaPolicy.STANDARD);

            ChangeFeed.Changes onTheOther = other.changes().changesSince(read.cursor(), MANY);

            assertThat(onTheOther.changes()).isEmpty();
        }
    }

    @Test
    void aListThatGraphCannotGoOnWithIsReadFromItsStart() {
        List<String> all = IntStream.range(0, 6)
                .mapToObj(each -> user("user%d@za1.example".formatted(each)))
                .toList();
        ChangeFeed.Changes part = feed().changesSince(null, 2);
        graph.fail(1, FakeGraph.status(400));

        assertThat(readOn(part.cursor(), 2).told()).containsKeys(all.toArray(String[]::new));
    }

    @Test
    void theLogIsReadOnceItIsComplete() {
        String account = user("ana@za1.example");
        String cursor = caughtUp();
        control().register(account, TEXTS);

        Read early = readOn(cursor, MANY);
        assertThat(early.told()).isEmpty();

        clock.pass(Duration.ofMinutes(5));
        Read stillEarly = readOn(early.cursor(), MANY);
        assertThat(stillEarly.told()).isEmpty();

        clock.pass(Duration.ofMinutes(7));
        assertThat(readOn(stillEarly.cursor(), MANY).told()).containsOnlyKeys(account);
    }

    @Test
    void aLinkedGroupOfManyIsReadInPartsAndTheCursorFits() {
        List<String> members = IntStream.range(0, 60)
                .mapToObj(each -> user("user%d@za1.example".formatted(each)))
                .toList();
        String group = createGroup("ZA1.sg.MFA-CA-Std-Users");
        members.forEach(member -> graph.addMember(group, member));
        String cursor = caughtUp();
        groups().link(group, MfaPolicy.STANDARD);
        waitUntilTold();

        ChangeFeed.Changes part = feed().changesSince(cursor, 20);
        assertThat(part.changes()).hasSize(20);
        assertThat(part.cursor()).hasSizeLessThan(LONGEST_CURSOR);

        Read rest = readOn(part.cursor(), 20);
        assertThat(rest.told().keySet()).hasSize(40).isSubsetOf(members);
    }

    @ParameterizedTest
    @CsvSource({
        "1, User.Read.All",
        "2, GroupMember.Read.All",
        "3, RoleManagement.Read.Directory",
        "4, AuditLog.Read.All"
    })
    void aRefusalNamesThePermissionThatIsMissingAndNothingIsLost(int call, String permission) {
        String account = user("ana@za1.example");
        String cursor = caughtUp();
        control().setEnabled(account, false);
        waitUntilTold();
        node.accounts().account(account);
        for (int before = 1; before < call; before++) {
            graph.fail(1, PASS);
        }
        graph.fail(1, FakeGraph.status(403));

        assertThatThrownBy(() -> feed().changesSince(cursor, MANY))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining(permission);
        assertThat(readOn(cursor, MANY).told()).containsKey(account);
    }

    /** What is answered where nothing changed. */
    private static final FakeGraph.Fault PASS =
            FakeGraph.json("{\"value\":[],\"@odata.deltaLink\":\"http://localhost/\"}");

    private String user(String address) {
        return create(Given.user(address, "Ana Ash", ZA1));
    }

    @Test
    void aCursorOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> feed().changesSince("all:0:", MANY)).isInstanceOf(IllegalArgumentException.class);
    }
}
