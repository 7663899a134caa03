package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gatehouse.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes that seal on one PostgreSQL at once do no harm. */
class TwoSealersTest {

    private static final int ROUNDS = 40;
    private static final int AT_ONCE = 5;

    private static final List<ConfigurableApplicationContext> NODES = new ArrayList<>();
    private static TestTrail one;
    private static TestTrail other;

    @BeforeAll
    static void startBoth() {
        String database = Postgres.newDatabase();
        one = start(database);
        other = start(database);
    }

    private static TestTrail start(String database) {
        ConfigurableApplicationContext node = TrailSlice.on(database, "postgres");
        NODES.add(node);
        return node.getBean(TestTrail.class);
    }

    @AfterAll
    static void stopBoth() {
        NODES.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void everyFactHasOnePlaceWhoeverGaveIt() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        var all = new ArrayList<Future<?>>();
        for (int i = 0; i < ROUNDS; i++) {
            for (TestTrail node : List.of(one, other)) {
                all.add(many.submit(() -> node.record(AT_ONCE)));
                all.add(many.submit(node.sealer::sealInPassing));
                all.add(many.submit(node.sealer::seal));
            }
            all.add(many.submit(() -> one.rollBack(2)));
        }
        for (Future<?> each : all) {
            each.get();
        }
        many.shutdown();
        other.sealer.seal();

        assertThat(one.count("audit_leaf")).isEqualTo(2L * ROUNDS * AT_ONCE);
        assertThat(one.checkpoints.count()).isGreaterThan(1);
        assertThat(one.check.run().said()).isEmpty();
        assertThat(Verifier.verify(other.log()).exit()).isZero();
    }

    /** Each second of a day in which something was rolled back, however long the log is by then. */
    @Test
    void whatWasPassedOverIsLookedForWithoutReadingAllFacts() {
        TestTrail alone = start(Postgres.newDatabase());
        alone.record(1);
        alone.jdbc.sql("""
                        insert into audit_fact (id, at, kind, ritm, what, by_whom, details, salt, commitment)
                        select number, at, kind, ritm, what, by_whom, details, salt, commitment
                          from audit_fact, generate_series(2, 200000) number where id = 1 and number % 5000 <> 0""").update();
        alone.jdbc
                .sql("insert into audit_gap select number * 5000, number * 5000, current_timestamp"
                        + " from generate_series(1, 40) number")
                .update();
        alone.jdbc
                .sql("insert into audit_leaf select id, id, ritm, commitment from audit_fact where id > 1")
                .update();
        alone.jdbc.sql("update audit_sealer set highest_fact = 200000").update();

        assertTimeout(Duration.ofSeconds(2), () -> IntStream.range(0, 20).forEach(second -> alone.sealer.seal()));
    }

    @Test
    void aNumberFarAheadKeepsNothingFromBeingSealed() {
        TestTrail alone = start(Postgres.newDatabase());
        alone.record(3);
        alone.sealer.seal();
        alone.jdbc
                .sql("insert into audit_fact (id, at, kind, ritm, what, by_whom, details, salt, commitment)"
                        + " select 1000000, at, kind, ritm, what, by_whom, details, salt, commitment from audit_fact"
                        + " where id = 1")
                .update();
        for (int day = 0; day < 3; day++) {
            alone.rollBack(1);
            alone.record(2);
            alone.sealer.seal();
            alone.pass(Gaps.OPEN_FOR.plusSeconds(1));
        }

        assertThat(alone.count("audit_leaf")).isEqualTo(10);
        assertThat(alone.check.run().said())
                .hasSize(2)
                .anyMatch(said -> said.startsWith("Fact 1000000 was not recorded by Gatehouse"));
    }
}
