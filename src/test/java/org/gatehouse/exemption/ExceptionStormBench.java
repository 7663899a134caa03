package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.Postgres;
import org.gatehouse.bench.BareEngine;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.DatabaseWork;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.store.Times;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Exceptions that all end at one instant, beside the same diagram with empty steps on the bare engine, on one PostgreSQL
 * in one run. Ours is the whole end: taken out of the embedded directory's group, sessions ended, both read back, journal
 * and mails written.
 */
@Bench
@TestPropertySource(properties = "gatehouse.data-dir=target/bench-data/storm") // and so a database of its own
@DirtiesContext
@TestMethodOrder(OrderAnnotation.class)
class ExceptionStormBench {

    private static final int TERMS = Integer.getInteger("gatehouse.bench.terms", 10_000);
    private static final int OF_ONE_REQUEST = Math.min(200, TERMS);
    private static final int WARM_UP = Math.min(1000, TERMS);
    private static final int COUNTED = Math.min(200, TERMS);
    private static final int ONE_BY_ONE = 20;
    private static final Duration AHEAD = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /**
     * What came of one storm.
     *
     * @param removal from the end instant until the account was out of the group
     * @param end the same until all was done and told
     */
    private record Storm(double perSecond, Lateness removal, Lateness end) {}

    /** In seconds; negative where it was early. */
    private record Lateness(int count, double least, double median, double p99, double most) {}

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private EngineSession engine;

    @Autowired
    private ExceptionGroup group;

    private BareEngine bare;
    private WaitingTerms ours;
    private WaitingTerms theirs;

    @BeforeEach
    void startTheBareEngine() {
        bare = new BareEngine(
                Postgres.newDatabase(), Map.of(), "processes/exception-term.bpmn", "forms/exception-membership.form");
        ours = new WaitingTerms(runtime, work -> engine.run("la.za1", work), jdbc, group.id());
        theirs = new WaitingTerms(bare.runtime(), bare::together, bare.jdbc(), null);
    }

    @AfterEach
    void stopTheBareEngine() {
        bare.close();
    }

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    @Order(1)
    void databaseWorkBesideTheBareEngine() {
        storm(theirs, WARM_UP, 1);
        storm(ours, WARM_UP, 1);
        DatabaseWork our = work(ours);
        DatabaseWork their = work(theirs);
        Figures.part("Database work of the end of an exception, the directory's left out", "Gatehouse", "bare engine");
        Figures.compared("transactions that write", our.transactions(), their.transactions());
        Figures.compared("statements", our.statements(), their.statements());
        Figures.compared("milliseconds in PostgreSQL", our.milliseconds(), their.milliseconds());
        Figures.keep(Path.of("target", "bench-storm-statements.txt"), our.byTime());
        Figures.keep(Path.of("target", "bench-storm-statements-bare.txt"), their.byTime());
    }

    @Test
    @Order(2)
    void exceptionsThatEndAtOneInstantBesideTheBareEngine() {
        storm(theirs, WARM_UP, 1);
        Storm bareEngine = storm(theirs, TERMS, 1);
        Storm single = storm(ours, TERMS, 1);
        Storm together = storm(ours, TERMS / OF_ONE_REQUEST, OF_ONE_REQUEST);
        Figures.part("%d exceptions that end at one instant, warm".formatted(TERMS), "Gatehouse", "bare engine");
        compare(single, bareEngine, Goal.atLeast(0.5));
        Figures.part("The same, %d of each request".formatted(OF_ONE_REQUEST), "together", "one each");
        compare(together, single, Goal.atLeast(0.8));
    }

    @Test
    @Order(3)
    void exceptionsThatEndOneByOneOnAnIdleSystem() {
        List<Storm> each =
                Stream.generate(() -> storm(ours, 1, 1)).limit(ONE_BY_ONE).toList();
        Figures.part("Exceptions that end one by one, seconds late, of %d".formatted(ONE_BY_ONE), "Gatehouse", "");
        Figures.figure(
                "out of the group, the earliest",
                each.stream()
                        .mapToDouble(storm -> storm.removal().least())
                        .min()
                        .orElseThrow(),
                Goal.atLeast(0));
        Figures.figure(
                "out of the group, the latest",
                each.stream().mapToDouble(storm -> storm.removal().most()).max().orElseThrow(),
                Goal.atMost(2));
        Figures.figure(
                "over and told, the latest",
                each.stream().mapToDouble(storm -> storm.end().most()).max().orElseThrow(),
                Goal.atMost(2));
    }

    private static void compare(Storm left, Storm right, Goal goal) {
        Figures.compared(
                "ended per second", left.perSecond(), right.perSecond(), left.perSecond() / right.perSecond(), goal);
        Figures.compared(
                "out of the group, seconds late, p50",
                left.removal().median(),
                right.removal().median());
        Figures.compared(
                "out of the group, seconds late, p99",
                left.removal().p99(),
                right.removal().p99());
        Figures.compared(
                "over and told, seconds late, p50",
                left.end().median(),
                right.end().median());
        Figures.compared(
                "over and told, seconds late, p99",
                left.end().p99(),
                right.end().p99());
    }

    private static DatabaseWork work(WaitingTerms terms) {
        terms.make(COUNTED, 1);
        return DatabaseWork.of(terms.jdbc(), COUNTED, () -> end(terms, COUNTED));
    }

    private Storm storm(WaitingTerms terms, int requests, int accountsOfEach) {
        terms.make(requests, accountsOfEach);
        Storm storm = end(terms, requests * accountsOfEach);
        if (terms == ours) {
            assertEachIsOverAndToldOnce();
        }
        return storm;
    }

    /** Has all that wait end at one instant shortly from now, and waits until none runs. */
    private static Storm end(WaitingTerms terms, int howMany) {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant due = begun.plus(AHEAD);
        terms.endAt(due);
        LockSupport.parkUntil(due.toEpochMilli());
        while (terms.running() > 0) {
            assertThat(Instant.now()).as("all have ended by now").isBefore(due.plus(LONGEST));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        double seconds = Duration.between(due, Instant.now()).toMillis() / 1000.0;
        var storm = new Storm(
                howMany / seconds,
                lateness(terms.jdbc(), begun, due, "act_hi_actinst where act_id_ = 'remove-from-exception-group'"),
                lateness(terms.jdbc(), begun, due, "act_hi_procinst where proc_def_key_ = 'exception-term'"));
        assertThat(storm.removal().count()).isEqualTo(howMany);
        assertThat(storm.end().count()).isEqualTo(howMany);
        return storm;
    }

    private static Lateness lateness(JdbcClient database, Instant begun, Instant due, String history) {
        return database.sql("""
                        select count(*) as count, min(late) as least, max(late) as most,
                               percentile_cont(0.50) within group (order by late) as median,
                               percentile_cont(0.99) within group (order by late) as p99
                          from (select extract(epoch from end_time_ - cast(:due as timestamp))::float8 as late
                                  from %s and end_time_ >= :begun) ended""".formatted(history))
                .param("due", Times.of(due))
                .param("begun", Times.of(begun))
                .query(Lateness.class)
                .single();
    }

    /** Of all storms until now. */
    private void assertEachIsOverAndToldOnce() {
        long terms = count("exception_term where state = 'ENDED' and revoked_at >= ends_at");
        long requests = count("request where status = 'ENDED'");
        assertThat(terms).isEqualTo(count("exception_term"));
        assertThat(requests).isEqualTo(count("request"));
        assertThat(count("directory_member where group_id = '%s'".formatted(group.id())))
                .isZero();
        assertThat(count("audit_fact where what like '%removed from the exception group'"))
                .isEqualTo(terms);
        assertThat(count("audit_fact where what like '%is over: Ended'")).isEqualTo(terms);
        assertThat(count("outbox where template = 'exception-over'"))
                .as("one mail to each account, and one to each applicant")
                .isEqualTo(terms + requests);
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
