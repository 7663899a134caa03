package org.gatehouse.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.bench.Load;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long 10,000 requests take to expire, with 100,000 younger ones beside them: each with an exception, two decisions, two
 * pieces of work, three mails and twelve sealed facts.
 */
@Bench
class RetentionBench {

    private static final int OLD = 10_000;
    private static final int YOUNG = 100_000;

    @Autowired
    private RetentionSweep sweep;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void tenThousandRequestsExpire() {
        fill(0, OLD, "interval '900 days'");
        jdbc.sql("""
                        insert into audit_leaf (leaf_index, fact_id, ritm, commitment)
                        select 100000000 + id, id, ritm, commitment from audit_fact where ritm like 'RITM7%'""").update();
        jdbc.sql(
                        "insert into audit_checkpoint (tree_size, at, note) values (2000000000, now() - interval '890 days', 'x')")
                .update();
        fill(OLD, OLD + YOUNG, "interval '10 days'");
        jdbc.sql("vacuum analyze").update();

        long before = System.nanoTime();
        sweep.run();
        double seconds = Load.seconds(before);
        long again = System.nanoTime();
        sweep.run();
        double nothing = Load.seconds(again);

        assertThat(jdbc.sql("select count(*) from request where expired_at is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(OLD);
        Figures.part("Expiry of 10,000 requests beside 100,000 younger ones", "seconds", "");
        Figures.figure("the expiry", seconds, Goal.atMost(60));
        Figures.figure("a run that finds nothing", nothing, Goal.atMost(2));
    }

    private void fill(int from, int to, String ago) {
        jdbc.sql("""
                        insert into request (ritm, type, organisation, status, details, warnings, submitted_at, submitted_by,
                            requested_by, stage_name, stage_holder, stage_since, action_needed, completed_at)
                        select 'RITM7' || lpad(n::text, 8, '0'), 'SHORT_TERM_EXCEPTION', 'ZA1', 'ENDED',
                            '{"account":"a@b.example","accountName":"A","justification":"PHONE_STOLEN_OR_LOST"}', '[]',
                            now() - %3$s, 'la.za1', 'a@b.example', 'Ended', 'gatehouse', now() - %3$s, false, now() - %3$s
                          from generate_series(%1$d, %2$d) n""".formatted(from, to - 1, ago)).update();
        each(from, to, 1, """
                        insert into exception_term (id, ritm, account_id, account_address, account_name, organisation, kind,
                            state, starts_at, ends_at, ended_at, because)
                        select 'expiring' || n, %1$s, 'a' || n, 'a@b.example', 'A', 'ZA1', 'SHORT', 'ENDED',
                            now() - %2$s, now() - %2$s, now() - %2$s, 'over'""", ago);
        each(from, to, 2, """
                        insert into request_decision (ritm, outcome, reasons, decided_by, decided_at)
                        select %1$s, 'APPROVED', '["Because it is so"]', 'exceptions1', now() - %2$s""", ago);
        each(from, to, 2, """
                        insert into work_item (task_id, process_instance, ritm, definition_key, name, candidate_group,
                            assignee, created_at, priority, open)
                        select gen_random_uuid(), 'none', %1$s, 'review', 'Review', 'exception-reviewers', 'exceptions1',
                            now() - %2$s, 50, false""", ago);
        each(from, to, 3, """
                        insert into outbox (dedup_key, message_id, ritm, template, recipient, subject, body, created_at,
                            attempts, next_try_at, sent_at)
                        select gen_random_uuid(), 'm', %1$s, 'approved', 'a@b.example', 'Approved', repeat('text ', 200),
                            now() - %2$s, 1, now() - %2$s, now() - %2$s""", ago);
        each(from, to, 12, """
                        insert into audit_fact (at, kind, ritm, by_whom, what, details, salt, commitment)
                        select now() - %2$s, 'STATUS', %1$s, 'la.za1', 'Something happened', '{"to":"a@b.example"}',
                            repeat('a', 32), repeat('b', 64)""", ago);
    }

    private void each(int from, int to, int times, String insert, String ago) {
        jdbc.sql(insert.formatted("'RITM7' || lpad(n::text, 8, '0')", ago)
                        + " from generate_series(%d, %d) n, generate_series(1, %d)".formatted(from, to - 1, times))
                .update();
    }
}
