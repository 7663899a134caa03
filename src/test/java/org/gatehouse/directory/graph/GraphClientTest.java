package org.gatehouse.directory.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryContract;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MfaPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The directory while Microsoft Graph is busy, down, slow or of another mind. */
class GraphClientTest {

    private static final String NOBODY = UUID.randomUUID().toString();

    private final FakeGraph graph = new FakeGraph();
    private final HikariDataSource database = GraphNode.database();
    private final HandClock clock = new HandClock();
    private final GraphNode node = new GraphNode(graph, database, clock);
    private final Directory directory = node.directory();

    @AfterEach
    void stop() {
        SecurityContextHolder.clearContext();
        node.close();
        database.close();
        graph.close();
    }

    @Test
    void aTokenIsUsedUntilItExpires() {
        read();
        read();
        clock.pass(Duration.ofMinutes(58));
        read();
        assertThat(graph.tokenCalls()).isEqualTo(1);

        clock.pass(Duration.ofMinutes(1));
        read();
        assertThat(graph.tokenCalls()).isEqualTo(2);
    }

    @Test
    void theTokenIsThatOfGatehouseWhoeverIsAtWork() {
        for (String login : List.of("la.za1", "onboarding1")) {
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(login, null));
            read();
        }

        assertThat(graph.tokenCalls()).isEqualTo(1);
    }

    @Test
    void aTokenThatGraphNoLongerTakesIsReplaced() {
        read();
        graph.forgetTokens();

        assertThatThrownBy(this::read).isInstanceOf(DirectoryUnavailable.class).hasMessageContaining("401");
        read();
        assertThat(graph.tokenCalls()).isEqualTo(2);
    }

    @Test
    void aWrongSecretIsToldInWords() {
        try (var wrong = new GraphNode(graph, database, clock, "gatehouse.graph.client-secret=not-the-secret")) {
            assertThatThrownBy(() -> wrong.directory().group(NOBODY))
                    .isInstanceOf(DirectoryUnavailable.class)
                    .hasMessage("Microsoft Entra refused to let Gatehouse sign in: "
                            + "check tenant-id, client-id and client-secret of gatehouse.graph");
        }
    }

    @Test
    void noCallIsMadeWithinAnAnnouncedWait() throws Exception {
        graph.fail(1, FakeGraph.status(429, "Retry-After", "1"));

        DirectoryContract.atOnce(List.of(this::readAll, () -> {
            TimeUnit.MILLISECONDS.sleep(500);
            return readAll();
        }));

        List<FakeGraph.Call> calls = graph.calls();
        assertThat(calls).hasSize(3);
        assertThat(calls.subList(1, 3))
                .allMatch(call -> call.nanos() - calls.get(0).nanos() >= TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void aLongWaitIsLeftToTheNextTry() {
        graph.fail(1, FakeGraph.status(503, "Retry-After", "60"));

        for (int tries = 0; tries < 3; tries++) {
            assertThatThrownBy(this::read)
                    .isInstanceOf(DirectoryUnavailable.class)
                    .hasMessageMatching("Microsoft Graph wants no calls for another (60|59|58|57) seconds");
        }
        assertThat(graph.calls()).hasSize(1);
    }

    @Test
    void conditionalAccessIsLeftAloneForTwoSecondsWhereItDoesNotSayHowLong() {
        graph.fail(1, FakeGraph.status(429));

        assertThat(directory.isLinked(NOBODY, MfaPolicy.STANDARD)).isFalse();

        List<FakeGraph.Call> calls = graph.calls();
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1).nanos() - calls.get(0).nanos()).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
    }

    @Test
    void aWaitOfConditionalAccessDoesNotHoldUpTheGroups() {
        graph.fail(1, FakeGraph.status(429, "Retry-After", "60"));
        assertThatThrownBy(() -> directory.isLinked(NOBODY, MfaPolicy.STANDARD))
                .isInstanceOf(DirectoryUnavailable.class);

        read();
    }

    @Test
    void conditionalAccessIsCalledAtTheConfiguredPace() throws Exception {
        Duration pause = Duration.ofMillis(300);
        try (var slow = new GraphNode(graph, database, clock, "gatehouse.graph.policy-pause=" + pause)) {
            DirectoryContract.atOnce(Collections.nCopies(5, () -> {
                slow.directory().isLinked(NOBODY, MfaPolicy.STANDARD);
                return null;
            }));
        }

        List<FakeGraph.Call> calls = graph.calls();
        assertThat(calls).hasSize(5);
        assertThat(calls.get(4).nanos() - calls.get(0).nanos())
                .isGreaterThanOrEqualTo(pause.multipliedBy(4).minusMillis(100).toNanos());
    }

    @Test
    void aMissingPermissionIsNamed() {
        String group = graph.create("ZA1.sg.Users", false, true);
        read();

        graph.fail(1, FakeGraph.status(403));
        assertThatThrownBy(this::read)
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessage("Microsoft Graph refused to read the security groups (403): "
                        + "the app registration needs the application permissions GroupMember.Read.All");

        graph.afterNext("GET", () -> graph.fail(1, FakeGraph.status(403)));
        assertThatThrownBy(() -> directory.link(group, MfaPolicy.STANDARD))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("Policy.Read.All and Policy.ReadWrite.ConditionalAccess");
    }

    @Test
    void twentyFailuresInARowEndTheCallsForHalfAMinute() {
        graph.fail(19, FakeGraph.status(500));
        failingReads(19);
        read();
        graph.fail(20, FakeGraph.status(500));
        failingReads(20);
        assertThat(graph.calls()).hasSize(40);

        failingReads(5);
        assertThat(graph.calls()).hasSize(40);

        clock.pass(Duration.ofSeconds(31));
        read();
        read();
        assertThat(graph.calls()).hasSize(42);
    }

    @Test
    void refusalsOfGraphDoNotEndTheCalls() {
        read();
        graph.fail(25, FakeGraph.status(403));
        failingReads(25);

        read();
    }

    @Test
    void aServerThatIsNotThereIsToldInWords() {
        graph.close();

        assertThatThrownBy(this::read)
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessage("Microsoft Entra did not answer when Gatehouse signed in");
    }

    @Test
    void anAnswerThatCannotBeReadIsToldInWords() {
        graph.fail(1, FakeGraph.json("<html>A proxy speaks</html>"));
        graph.fail(1, FakeGraph.json(""));

        for (int each = 0; each < 2; each++) {
            assertThatThrownBy(() -> directory.isLinked(NOBODY, MfaPolicy.STANDARD))
                    .isInstanceOf(DirectoryUnavailable.class)
                    .hasMessageEndingWith("when asked to read the Conditional Access policy");
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (FakeGraph stranger = new FakeGraph()) {
            read();
            graph.fail(1, FakeGraph.status(302, "Location", stranger.url() + "/v1.0/groups/" + NOBODY));

            assertThatThrownBy(this::read).isInstanceOf(DirectoryUnavailable.class);
            assertThat(stranger.calls()).isEmpty();
        }
    }

    @Test
    void aTimeoutAfterTheChangeWasMadeDoesNotMakeItTwice() {
        String group = graph.create("ZA1.sg.Users", false, true);
        graph.afterNext("PATCH", () -> sleep(Duration.ofSeconds(5)));

        try (var impatient = new GraphNode(graph, database, clock, "gatehouse.graph.answer-wait=PT1S")) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> impatient.directory().link(group, MfaPolicy.STANDARD))
                    .isInstanceOf(DirectoryUnavailable.class)
                    .hasMessage("Microsoft Graph gave no answer when asked to change the Conditional Access policy");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(1), Duration.ofMillis(4_900));
        }

        directory.link(group, MfaPolicy.STANDARD);
        assertThat(graph.linked(FakeGraph.STANDARD)).containsOnlyOnce(group);
        assertThat(graph.calls("PATCH")).hasSize(1);
    }

    @Test
    void everyLinkArrivesOnceThroughAStormOfFaults() {
        var random = new Random(20261125);
        List<String> before = graph.linked(FakeGraph.STANDARD);
        List<String> groups = IntStream.range(0, 50)
                .mapToObj(each -> graph.create("ZA1.sg.Users" + each, false, true))
                .toList();
        int failures = 0;

        for (String group : groups) {
            boolean linked = false;
            while (!linked) {
                switch (random.nextInt(6)) {
                    case 0 -> graph.fail(1, FakeGraph.status(500));
                    case 1 -> graph.loseAnswerToNext("PATCH");
                    case 2 -> graph.fail(1, FakeGraph.hangUp());
                    default -> {}
                }
                Throwable failure = catchThrowable(() -> directory.link(group, MfaPolicy.STANDARD));
                linked = failure == null;
                if (!linked) {
                    assertThat(failure).isInstanceOf(DirectoryUnavailable.class);
                    failures++;
                }
            }
        }

        assertThat(failures).isGreaterThan(10);
        assertThat(graph.linked(FakeGraph.STANDARD))
                .hasSize(52)
                .doesNotHaveDuplicates()
                .containsAll(before)
                .containsAll(groups);
        assertThat(graph.calls("PATCH")).hasSize(50);
    }

    private void read() {
        assertThat(directory.group(NOBODY)).isEmpty();
    }

    private Void readAll() {
        read();
        return null;
    }

    private void failingReads(int times) {
        for (int each = 0; each < times; each++) {
            assertThatThrownBy(this::read).isInstanceOf(DirectoryUnavailable.class);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
