package org.gatehouse.directory.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gatehouse.Postgres;
import org.gatehouse.directory.DirectoryContract;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MfaPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL change one tenant. */
class ConditionalAccessLockTest {

    private final FakeGraph graph = new FakeGraph();
    private final HikariDataSource database = GraphNode.database(Postgres.newDatabase(), "postgres");
    private final GraphNode one = node();
    private final GraphNode other = node();

    @AfterEach
    void stop() {
        one.close();
        other.close();
        database.close();
        graph.close();
    }

    @Test
    void linksMadeByTwoNodesAtTheSameMomentAllArrive() throws Exception {
        List<String> expected = new ArrayList<>(graph.linked(FakeGraph.STANDARD));
        var links = new ArrayList<Callable<Void>>();
        for (int each = 0; each < DirectoryContract.AT_ONCE; each++) {
            String group = graph.create("ZA1.sg.Users" + each, false, true);
            GraphNode node = each % 2 == 0 ? one : other;
            expected.add(group);
            links.add(() -> {
                node.directory().link(group, MfaPolicy.STANDARD);
                return null;
            });
        }

        DirectoryContract.atOnce(links);

        assertThat(graph.linked(FakeGraph.STANDARD)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(graph.calls("PATCH")).hasSize(DirectoryContract.AT_ONCE);
    }

    @Test
    void rangesPutByTwoNodesAtTheSameMomentAllArrive() throws Exception {
        var expected = new ArrayList<String>();
        var puts = new ArrayList<Callable<Void>>();
        for (int each = 0; each < DirectoryContract.AT_ONCE; each++) {
            String location = "location-" + each;
            String range = "203.0.113.%d/32".formatted(each);
            GraphNode node = each % 2 == 0 ? one : other;
            expected.add(range);
            puts.add(() -> {
                node.locations().putLocation(location, "ZA1: Ward", Set.of(range, "198.51.100.0/24"));
                return null;
            });
        }

        DirectoryContract.atOnce(puts);

        expected.add("198.51.100.0/24");
        assertThat(graph.locationNames()).containsExactly("Gatehouse 001");
        assertThat(graph.ranges("Gatehouse 001")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(other.locations().rangesOf("location-0")).containsExactly("198.51.100.0/24", "203.0.113.0/32");
    }

    @Test
    void aChangeDoesNotWaitForEverAndCallsNobodyMeanwhile() throws Exception {
        String group = graph.create("ZA1.sg.Users", false, true);
        try (GraphNode hasty = node("gatehouse.graph.lock-wait=PT1S");
                Connection busy = database.getConnection()) {
            busy.setAutoCommit(false);
            busy.createStatement().executeQuery("select name from directory_lock for update");
            long start = System.nanoTime();

            assertThatThrownBy(() -> hasty.directory().link(group, MfaPolicy.STANDARD))
                    .isInstanceOf(DirectoryUnavailable.class)
                    .hasMessage("Another change of the Conditional Access policies is not finished yet");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(graph.calls()).isEmpty();
            busy.rollback();
        }

        one.directory().link(group, MfaPolicy.STANDARD);
        assertThat(graph.linked(FakeGraph.STANDARD)).contains(group);
    }

    @Test
    void aChangeThatFailedLetsTheNextOneThrough() {
        String group = graph.create("ZA1.sg.Users", false, true);
        graph.fail(1, FakeGraph.status(500));

        assertThatThrownBy(() -> one.directory().link(group, MfaPolicy.STANDARD))
                .isInstanceOf(DirectoryUnavailable.class);
        other.directory().link(group, MfaPolicy.STANDARD);

        assertThat(graph.linked(FakeGraph.STANDARD)).contains(group);
    }

    private GraphNode node(String... properties) {
        return new GraphNode(graph, database, Clock.systemUTC(), properties);
    }
}
