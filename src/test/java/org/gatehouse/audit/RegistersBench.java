package org.gatehouse.audit;

import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.gatehouse.Browserless;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.bench.Load;
import org.gatehouse.duration.Durations;
import org.gatehouse.duration.Measured;
import org.gatehouse.engine.Sweep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the pages of auditors' registers and durations cost with 100,000 finished requests of twelve activities each, one
 * in ten rejected, 2,000 tasks open and 10,000 accounts given back; one reader, warm, through HTTP.
 */
@Bench
class RegistersBench {

    private static final int REQUESTS = 100_000;
    private static final int ACTIVITIES = 12;
    private static final int WARM_UP = 5;
    private static final int READ = 20;

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("countDurations")
    private Sweep sweep;

    @Autowired
    private Durations durations;

    @Autowired
    private Rejections rejections;

    @Autowired
    private Separations separations;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void pagesAtAHundredThousandFinishedRequests() {
        fill();
        Figures.part("Registers and durations of 100,000 finished requests", "figure", "");
        long before = System.nanoTime();
        sweep.run();
        long counted =
                durations.of(new Durations.Wanted(null, null, YearMonth.of(2000, 1), YearMonth.of(2100, 1))).stream()
                        .mapToLong(Measured::counted)
                        .sum();
        Figures.figure("durations counted", counted, Goal.atLeast((double) REQUESTS * ACTIVITIES));
        Figures.figure("durations counted per second", counted / Load.seconds(before), Goal.atLeast(5_000));

        var auditor = Browserless.signedIn("http://localhost:" + port, "auditor1");
        for (String path : List.of(
                "/audit/registers/rejections",
                "/audit/registers/rejections?organisation=B77&type=ONBOARDING",
                "/audit/registers/rejections?only=true",
                "/audit/registers/rejections?page=400",
                "/audit/registers/separation-of-duties",
                "/audit/registers/separation-of-duties?only=true",
                "/audit/registers/separation-of-duties?organisation=B77",
                "/audit/registers/separation-of-duties?type=ONBOARDING",
                "/audit/registers/stalled-work",
                "/audit/registers/stalled-work?only=true",
                "/audit/durations",
                "/audit/durations?from=2020-01",
                "/audit/durations?process=onboarding-request")) {
            Figures.figure(path + ", p95 in ms", p95(auditor, path), Goal.atMost(300));
        }

        var lines = new AtomicLong();
        before = System.nanoTime();
        separations.each(RegisterFilter.EVERYTHING, part -> lines.addAndGet(part.size()));
        rejections.each(RegisterFilter.EVERYTHING, part -> lines.addAndGet(part.size()));
        Figures.figure("lines of tables per second", lines.get() / Load.seconds(before), Goal.atLeast(2_000));
    }

    private void fill() {
        for (String sql : List.of("""
                insert into request (ritm, type, organisation, status, details, warnings, submitted_at, submitted_by,
                    requested_by, stage_name, stage_holder, stage_since, action_needed, completed_at)
                select 'RITM6' || lpad(n::text, 7, '0'),
                    case n % 3 when 0 then 'NAMED_LOCATION' when 1 then 'ONBOARDING' else 'LONG_TERM_EXCEPTION' end,
                    'B' || (n % 1000 + 10), case when n % 10 = 0 then 'REJECTED' else 'COMPLETED' end,
                    '{"contactEmail":"la' || n % 1000 || '@b.example","seniorApproval":{"email":"senior' || n % 1000
                        || '@b.example"},"note":"' || repeat('x', 400) || '"}',
                    '[]', now() - n * interval '1 minute', 'la.b' || n % 1000, 'la' || n % 1000 || '@b.example', 'Done',
                    'gatehouse', now(), false, now() - n * interval '1 minute' + n % 500 * interval '1 second'
                  from generate_series(1, 100000) n""", """
                insert into request_decision (ritm, outcome, reasons, decided_by, decided_at)
                select ritm, case status when 'REJECTED' then 'REJECTED' else 'APPROVED' end, '["Guests use it"]',
                    'location' || number % 30, submitted_at + interval '1 minute' from request order by number desc""", """
                insert into audit_fact (commitment, ritm, at, kind, what, by_whom, details)
                select md5(random()::text), ritm, completed_at + interval '1 hour', 'STATUS', 'Grounds of the escalation', submitted_by,
                    '{"grounds":"They do not"}' from request where number % 100 = 0""", """
                insert into audit_fact (commitment, ritm, at, kind, what, by_whom, details)
                select md5(random()::text), ritm, completed_at, 'STATUS', 'Completed', submitted_by, '{}'
                  from request cross join generate_series(1, 3)""", """
                insert into request (ritm, type, organisation, status, details, warnings, submitted_at, submitted_by,
                    requested_by, stage_name, stage_holder, stage_since, action_needed, due_at)
                select 'RITM7' || lpad(n::text, 7, '0'), 'ONBOARDING', 'B' || (n % 1000 + 10), 'IN_REVIEW', '{}', '[]',
                    now() - n * interval '1 hour', 'la', 'a@b.example', 'In review', 'onboarding-reviewers', now(), false,
                    now() + (100 - n) * interval '1 hour'
                  from generate_series(1, 2000) n""", """
                insert into work_item (task_id, process_instance, ritm, definition_key, name, candidate_group, created_at,
                    due_at, priority, open)
                select 'open' || ritm, 'i' || ritm, ritm, 'review', 'Review', 'onboarding-reviewers', submitted_at, due_at,
                    50, true from request where status = 'IN_REVIEW'""", """
                insert into work_item (task_id, process_instance, ritm, definition_key, name, candidate_group, created_at,
                    due_at, priority, open)
                select 'done' || ritm, 'i' || ritm, ritm, 'review', 'Review', 'location-reviewers', submitted_at,
                    submitted_at, 50, false from request where status <> 'IN_REVIEW'""", """
                insert into compromise_case (ritm, account_id, account_address, account_name, organisation, run,
                    remediation_by, identity_checked_by, remediated_at, closed_at)
                select ritm, 'a' || number, 'a' || number || '@b.example', 'A', organisation, 1, 'la.za1',
                    'm@b.example', completed_at, completed_at
                  from request where status = 'COMPLETED' and number % 10 = 1""", """
                insert into compromise_run (ritm, run, marked_at, marked_by, signs)
                select ritm, 1, remediated_at, 'helpdesk1', 'EMAIL_SURGE' from compromise_case""", """
                insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, proc_inst_id_, execution_id_, act_id_,
                    act_name_, act_type_, start_time_, end_time_, duration_, act_inst_state_)
                select 'many' || n || '-' || a, d.key_, d.id_, 'i' || n, 'e' || n, 'step' || a, 'Step ' || a,
                    case when a % 4 = 0 then 'userTask' else 'serviceTask' end, now() - n * interval '4 minutes',
                    now() - n * interval '4 minutes', (n * 7919 % 100000) * (case when a % 4 = 0 then 1000 else 1 end), 0
                  from generate_series(1, 100000) n cross join generate_series(1, 12) a
                  join (select key_, id_, row_number() over (order by id_) as place,
                               count(*) over () as all_of_them from act_re_procdef) d
                    on d.place = n % d.all_of_them + 1""")) {
            jdbc.sql(sql).update();
        }
        jdbc.sql("vacuum analyze").update();
    }

    private static double p95(Browserless auditor, String path) {
        IntStream.range(0, WARM_UP).forEach(i -> read(auditor, path));
        return Load.percentile(
                95, Load.milliseconds(IntStream.range(0, READ).boxed().toList(), 1, number -> read(auditor, path)));
    }

    private static void read(Browserless auditor, String path) {
        if (auditor.get(path).statusCode() != 200) {
            throw new IllegalStateException(path);
        }
    }
}
