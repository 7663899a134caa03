package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.World;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.exemption.WaitingTerms;
import org.gatehouse.store.Times;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * From the marking until the account is contained, of many accounts marked in one call, where each call of the directory
 * takes its time: alone, and while very many exceptions end at one instant.
 */
@Bench
@Import({World.class, CompromisesOfTheTenant.class, TappedDirectory.class})
@TestPropertySource(properties = "gatehouse.data-dir=target/bench-data/containment") // and so a database of its own
@DirtiesContext
class ContainmentBench {

    private static final int MARKINGS = Integer.getInteger("gatehouse.bench.markings", 200);
    private static final int TERMS = Integer.getInteger("gatehouse.bench.terms", 10_000);
    private static final int WARM_UP = 20;
    private static final Duration ANSWER = Duration.ofMillis(200);
    private static final Duration AHEAD = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** In seconds after the marking. */
    private record Containments(int count, double median, double p99, double most) {}

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant compromises;

    @Autowired
    private TappedDirectory directory;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private EngineSession engine;

    @Autowired
    private JdbcClient jdbc;

    private int made;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void markingsAloneAndWhileExceptionsEnd() {
        contain(WARM_UP);
        directory.takes(ANSWER);
        Containments oneAlone = contain(1);
        Containments alone = contain(MARKINGS);

        directory.takes(Duration.ZERO);
        String group = jdbc.sql("select id from directory_group where display_name = 'NHSmail.sg.MFA-Exceptions'")
                .query(String.class)
                .single();
        var storm = new WaitingTerms(runtime, work -> engine.run("la.za1", work), jdbc, group);
        storm.make(TERMS, 1);
        directory.takes(ANSWER);
        Instant due = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(AHEAD);
        storm.endAt(due);
        LockSupport.parkUntil(due.plus(AHEAD).toEpochMilli());
        Containments oneAmid = contain(1);
        Containments amid = contain(MARKINGS);
        int left = storm.running();
        assertThat(left).as("the storm outlasts the lock-downs").isPositive();

        Figures.part(
                "%d accounts marked at once, %d ms a call, seconds to contain".formatted(MARKINGS, ANSWER.toMillis()),
                "in a storm",
                "no storm");
        Figures.compared("p50", amid.median(), alone.median());
        Figures.compared("p99", amid.p99(), alone.p99(), amid.p99() / alone.p99(), Goal.atMost(2));
        Figures.compared("the last", amid.most(), alone.most());
        Figures.compared("only one account marked", oneAmid.most(), oneAlone.most());
    }

    /** Marks so many accounts that were never marked before, and waits until each is contained. */
    private Containments contain(int accounts) {
        List<String> addresses = makeAccounts(accounts);
        Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        compromises.markAll("la.za1", addresses);
        while (contained(begun).count() < accounts) {
            assertThat(Instant.now()).as("all are contained by now").isBefore(begun.plus(LONGEST));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        assertThat(contained(begun).count()).isEqualTo(accounts);
        return contained(begun);
    }

    private List<String> makeAccounts(int count) {
        int first = made;
        made += count;
        jdbc.sql("""
                        insert into directory_account
                        select 'marked-' || n, 'marked' || n || '@containment.example', 'Marked ' || n, 'ZA1', 'USER',
                               true, false, false, false, cast(:since as timestamp)
                          from generate_series(:first, :last) n""")
                .param("since", Times.of(Instant.EPOCH))
                .param("first", first)
                .param("last", made - 1)
                .update();
        for (String table : List.of(
                "directory_account_method",
                "directory_device",
                "directory_mailbox_rule",
                "directory_mailbox_delegate")) {
            copyFromNurse(table, first, made - 1);
        }
        return IntStream.range(first, made)
                .mapToObj("marked%d@containment.example"::formatted)
                .toList();
    }

    /** So that every step of the lock-down has something to do. */
    private void copyFromNurse(String table, int first, int last) {
        String others = jdbc.sql("""
                        select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns
                         where table_schema = 'public' and table_name = :table and column_name <> 'account_id'""").param("table", table).query(String.class).single();
        jdbc.sql("""
                        insert into %1$s (account_id, %2$s)
                        select 'marked-' || n, %2$s from %1$s, generate_series(:first, :last) n
                         where account_id = :nurse""".formatted(table, others))
                .param("first", first)
                .param("last", last)
                .param("nurse", compromises.id(CompromiseTest.NURSE))
                .update();
    }

    private Containments contained(Instant since) {
        return jdbc.sql("""
                        select count(*) as count, coalesce(max(took), 0) as most,
                               coalesce(percentile_cont(0.50) within group (order by took), 0) as median,
                               coalesce(percentile_cont(0.99) within group (order by took), 0) as p99
                          from (select extract(epoch from contained_at - marked_at)::float8 as took
                                  from compromise_run where marked_at >= :since and contained_at is not null) each""")
                .param("since", Times.of(since))
                .query(Containments.class)
                .single();
    }
}
