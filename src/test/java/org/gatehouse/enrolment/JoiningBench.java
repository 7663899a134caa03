package org.gatehouse.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.census.Census;
import org.gatehouse.store.Times;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A whole tenant that joins the Named Locations policy at once, on PostgreSQL: how fast the census reads it, how fast each
 * account comes to be followed, what that costs on disk, and what it costs while nothing happens.
 */
@Bench
@TestPropertySource(
        properties = {
            "gatehouse.data-dir=target/bench-data/joining",
            "gatehouse.census.pause=PT10H",
            "gatehouse.sweeps.cron=-",
            "gatehouse.sweeps.hourly-cron=-"
        })
@DirtiesContext
class JoiningBench {

    private static final int ACCOUNTS = Integer.getInteger("gatehouse.bench.joining", 100_000);
    private static final int PART = 10_000;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final String GROUP = "X26.sg.MFA-CA-NL-Users";

    @Autowired
    private Census census;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate batches;

    @Autowired
    private Clock clock;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void everybodyJoinsAtOnce() {
        Figures.part(
                "%d accounts that join Named Locations, every other one without a method".formatted(ACCOUNTS), "", "");
        census.run();
        makeAccounts();
        double reading = seconds(census::run);
        Figures.figure(
                "read by the census for the first time, accounts a second", ACCOUNTS / reading, Goal.atLeast(1000));

        long before = bytes();
        joinAll();
        double following = seconds(census::run);
        assertThat(followed()).isEqualTo(ACCOUNTS);
        Figures.figure("followed, accounts a second", ACCOUNTS / following, Goal.atLeast(100));
        Figures.figure("kilobytes in the database for each", (bytes() - before) / 1024.0 / ACCOUNTS, Goal.atMost(40));

        Figures.figure("processor seconds in a minute of nothing", idle(), Goal.atMost(6));
    }

    private void makeAccounts() {
        Timestamp now = Times.of(clock.instant());
        for (int from = 0; from < ACCOUNTS; from += PART) {
            List<Integer> part = IntStream.range(from, Math.min(from + PART, ACCOUNTS))
                    .boxed()
                    .toList();
            batches.batchUpdate(
                    "insert into directory_account values (?, ?, ?, 'X26', 'USER', true, false, false, false, ?)",
                    part.stream()
                            .map(number ->
                                    new Object[] {id(number), id(number) + "@x26.example", "Joining " + number, now})
                            .toList());
            batches.batchUpdate(
                    "insert into directory_account_method values (?, 1, 'SMS', '+44 7700 900123')",
                    part.stream()
                            .filter(number -> number % 2 == 0)
                            .map(number -> new Object[] {id(number)})
                            .toList());
        }
        changed();
    }

    private void joinAll() {
        jdbc.sql("""
                        insert into directory_policy_link (group_id, policy)
                        select id, 'NAMED_LOCATIONS' from directory_group where display_name = :group""").param("group", GROUP).update();
        jdbc.sql("""
                        insert into directory_member (group_id, account_id)
                        select g.id, a.id from directory_group g, directory_account a
                         where g.display_name = :group and a.id like 'joining-%'""").param("group", GROUP).update();
        changed();
    }

    /** As the directory does where somebody changes a group. */
    private void changed() {
        jdbc.sql("update directory_feed set last_number = last_number + 1").update();
        jdbc.sql("delete from directory_change where account_id like 'joining-%'")
                .update();
        jdbc.sql("""
                        insert into directory_change (number, account_id, at)
                        select f.last_number, a.id, :now from directory_feed f, directory_account a
                         where a.id like 'joining-%'""").param("now", Times.of(clock.instant())).update();
    }

    private static String id(int number) {
        return "joining-%07d".formatted(number);
    }

    private int followed() {
        return jdbc.sql("select count(*) from enrolment where state = 'OPEN' and process_instance is not null")
                .query(Integer.class)
                .single();
    }

    private long bytes() {
        return jdbc.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    private static double seconds(Runnable work) {
        Instant begun = Instant.now();
        work.run();
        return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    }

    private static double idle() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        long before = system.getProcessCpuTime();
        LockSupport.parkNanos(IDLE.toNanos());
        return (system.getProcessCpuTime() - before) / 1e9;
    }
}
