package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.Browserless;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.bench.Load;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an auditor's pages cost with 100,000 finished requests on PostgreSQL, each with its process instance, a task, a
 * decision and six audited facts: whole pages as a browser fetches them, one reader, warm. One filter in a hundred
 * thousand fits one request, or a few, or nearly all.
 */
@Bench
class AuditSearchBench {

    private static final int MANY = 100_000;
    private static final int ACCOUNTS = 200;
    private static final int WARM_UP = 3;
    private static final int READ = 9;
    private static final String CASE = "RITM70000000";
    private static final String LOCK_DOWN = "RITM70000001";

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void pagesAtAHundredThousandFinishedRequests() {
        fill();
        Browserless auditor = Browserless.signedIn("http://localhost:" + port, "auditor1");
        var pages = new LinkedHashMap<String, String>();
        pages.put("everything, first page", "/audit");
        pages.put("everything, last page", "/audit?page=500");
        pages.put("one request", "/audit?ritm=RITM60050000");
        pages.put("organisation, 100 of all", "/audit?organisation=B77");
        pages.put("type, most", "/audit?type=ONBOARDING");
        pages.put("type, few", "/audit?type=NAMED_LOCATION");
        pages.put("state, nearly all", "/audit?state=FINISHED");
        pages.put("state, few", "/audit?state=RUNNING");
        pages.put("status, few", "/audit?status=WITHDRAWN");
        pages.put("outcome, most", "/audit?outcome=APPROVED");
        pages.put("outcome, most, last page", "/audit?outcome=APPROVED&page=500");
        pages.put("outcome, few", "/audit?outcome=OVERTURNED");
        pages.put("actor of all", "/audit?actor=gatehouse");
        pages.put("actor of all, last page", "/audit?actor=gatehouse&page=500");
        pages.put("actor of half", "/audit?actor=onboarding1");
        pages.put("actor of few", "/audit?actor=panel1");
        pages.put("actor of none", "/audit?actor=nobody");
        pages.put("account with few", "/audit?account=a7@b77.example");
        pages.put("account with a thousand", "/audit?account=often@b10.example");
        pages.put("late, few", "/audit?overdue=true");
        pages.put("late, few, last page", "/audit?overdue=true&page=500");
        pages.put("never late, nearly all", "/audit?overdue=false");
        pages.put("diagram, nearly all", "/audit?diagram=onboarding-request:1");
        pages.put("diagram, few", "/audit?diagram=onboarding-request:2");
        pages.put("days, all", "/audit?from=2020-01-01&to=2030-01-01");
        pages.put("days, few", "/audit?from=2025-01-06&to=2025-01-06");
        pages.put("late ones of an organisation", "/audit?organisation=B77&overdue=true");
        pages.put("late and rejected", "/audit?overdue=true&outcome=REJECTED");
        pages.put(
                "who rejected what in a month",
                "/audit?actor=onboarding1&outcome=REJECTED&from=2025-01-01&to=2025-01-31");
        pages.put("actor and type, nothing fits", "/audit?actor=panel1&type=COMPROMISE");
        pages.put("running and late", "/audit?state=RUNNING&overdue=true");
        pages.put("a case of 200 accounts", "/audit/requests/" + CASE);
        pages.put("a lock-down of 12 steps, five times", "/audit/requests/" + LOCK_DOWN);
        pages.put("other events, 100,000", "/audit/events");
        pages.put("other events, of few", "/audit/events?kind=DEPLOYMENT");
        pages.put("other events, of one person", "/audit/events?actor=auditor1&kind=SIGN_IN");

        Map<String, Double> times = new LinkedHashMap<>();
        pages.forEach((name, path) -> times.put(name, p50(auditor, path)));
        Figures.part("The auditor's pages, p50 in ms", "100,000 finished", "");
        times.forEach((name, time) -> Figures.figure(name, time, Goal.atMost(300)));
    }

    private static double p50(Browserless auditor, String path) {
        IntStream.range(0, WARM_UP)
                .forEach(
                        i -> assertThat(auditor.get(path).statusCode()).as(path).isEqualTo(200));
        return Load.median(
                Load.milliseconds(IntStream.range(0, READ).boxed().toList(), 1, number -> auditor.get(path)));
    }

    private void fill() {
        requests();
        insert("""
                insert into request_decision (ritm, outcome, reasons, decided_by, decided_at)
                select 'RITM6' || lpad(n::text, 7, '0'),
                    case when n % 20000 = 3 then 'OVERTURNED' when n % 9 = 0 then 'REJECTED' else 'APPROVED' end,
                    '["No"]', case when n % 20000 = 3 then 'panel1' when n % 2 = 0 then 'onboarding1'
                        else 'onboarding2' end, '2025-01-01'::timestamp + n * interval '5 minutes'
                  from generate_series(0, :last) n where n % 10 <> 4""");
        insert("""
                insert into work_item (task_id, process_instance, ritm, definition_key, name, candidate_group,
                    created_at, due_at, ended_at, priority, open)
                select 'task' || n, 'instance' || n, 'RITM6' || lpad(n::text, 7, '0'), 'review-onboarding', 'Review',
                    'onboarding-reviewers', '2025-01-01'::timestamp + n * interval '5 minutes',
                    '2025-01-01'::timestamp + n * interval '5 minutes' + interval '3 hours',
                    '2025-01-01'::timestamp + n * interval '5 minutes'
                        + case when n % 200 = 1 then interval '9 hours' else interval '1 hour' end, 50, false
                  from generate_series(0, :last) n""");
        facts();
        engineHistory();
        aCaseOfManyAccounts();
        aLockDown();
        jdbc.sql("vacuum analyze").update();
    }

    private void requests() {
        insert("""
                insert into request (ritm, type, organisation, status, details, warnings, submitted_at,
                    submitted_by, requested_by, due_at, completed_at, stage_name, stage_holder, stage_since,
                    action_needed, process_instance, diagram)
                select 'RITM6' || lpad(n::text, 7, '0'), case when n % 500 = 2 then 'NAMED_LOCATION' else 'ONBOARDING' end,
                    'B' || (n % 1000 + 10),
                    case when n % 2000 = 7 then 'IN_REVIEW' when n % 1000 = 4 then 'WITHDRAWN'
                        when n % 9 = 0 then 'REJECTED' else 'COMPLETED' end,
                    case when n % 500 = 2 then '{"action":"REGISTER","name":"Site","ipRanges":"45.67.84.0/28"}' else
                    '{"policy":"STANDARD","scope":"SUBSET","securityGroup":"g","securityGroupId":"g",'
                        || '"contactEmail":"a@b.example"}' end, '[]',
                    '2025-01-01'::timestamp + n * interval '5 minutes', 'la', 'la' || n % 1000 || '@b.example',
                    '2025-01-01'::timestamp + n * interval '5 minutes' + interval '3 hours',
                    case when n % 2000 = 7 then null
                        else '2025-01-01'::timestamp + n * interval '5 minutes' + interval '2 hours' end,
                    'Done', 'gatehouse', now(), false, 'instance' || n,
                    'onboarding-request:' || case when n % 5000 = 0 then 2 else 1 end
                  from generate_series(0, :last) n""");
    }

    private void facts() {
        insert("""
                insert into audit_fact (commitment, ritm, at, kind, what, by_whom, details)
                select md5(random()::text), 'RITM6' || lpad(n::text, 7, '0'),
                    '2025-01-01'::timestamp + n * interval '5 minutes' + f * interval '9 minutes',
                    case f when 0 then 'SUBMITTED' when 3 then 'DECISION' when 4 then 'DIRECTORY' else 'STATUS' end,
                    'Something happened',
                    case when f = 0 then 'la' || n % 1000 when f <> 3 then 'gatehouse' when n % 20000 = 3 then 'panel1'
                        when n % 2 = 0 then 'onboarding1' else 'onboarding2' end,
                    '{"group":"g","read":"g is linked"}'
                  from generate_series(0, :last) n, generate_series(0, 5) f""");
        insert("""
                insert into audit_fact (commitment, ritm, at, kind, what, by_whom, details)
                select md5(random()::text), null, '2025-01-01'::timestamp + n * interval '5 minutes',
                    case when n % 20000 = 1 then 'DEPLOYMENT' else 'SIGN_IN' end, 'Signed in',
                    case when n % 1000 = 0 then 'auditor1' else 'la' || n % 999 end, '{}'
                  from generate_series(0, :last) n""");
        insert("""
                insert into exception_term (id, ritm, account_id, account_address, account_name, organisation, kind, state)
                select 'term' || n, 'RITM6' || lpad(n::text, 7, '0'),
                    case when n % 100 = 5 then 'often' else 'many' || n end,
                    case when n % 100 = 5 then 'often@b10.example' when n = 70067 then 'a7@b77.example'
                        else 'a' || n || '@b.example' end, 'A', 'B77', 'SHORT', 'ENDED'
                  from generate_series(0, :last) n""");
    }

    private void engineHistory() {
        insert("""
                insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_,
                    end_time_, state_)
                select 'instance' || n, 'instance' || n, 'RITM6' || lpad(n::text, 7, '0'), key_, id_,
                    '2025-01-01'::timestamp, '2025-01-02'::timestamp, 'COMPLETED'
                  from generate_series(0, :last) n,
                    (select key_, id_ from act_re_procdef where key_ = 'onboarding-request' limit 1) d""");
        insert("""
                insert into act_hi_taskinst (id_, proc_inst_id_, root_proc_inst_id_, proc_def_id_, task_def_key_, name_,
                    start_time_, end_time_, assignee_, delete_reason_)
                select 'task' || n, 'instance' || n, 'instance' || n, id_, 'review-onboarding', 'Review',
                    '2025-01-01'::timestamp, '2025-01-02'::timestamp, 'onboarding1', 'completed'
                  from generate_series(0, :last) n,
                    (select id_ from act_re_procdef where key_ = 'onboarding-request' limit 1) d""");
        insert("""
                insert into act_hi_job_log (id_, timestamp_, job_id_, job_retries_, job_state_, act_id_,
                    process_instance_id_, sequence_counter_, job_exception_msg_)
                select 'log' || n || '-' || s, '2025-01-01'::timestamp, 'job' || n, 5,
                    case when s = 1 and n % 50 = 0 then 1 else 2 end, 'link-group', 'instance' || n, s, 'It said no'
                  from generate_series(0, :last) n, generate_series(1, 3) s""");
        insert("""
                insert into act_hi_op_log (id_, proc_inst_id_, user_id_, timestamp_, operation_type_, operation_id_,
                    entity_type_, category_, task_id_)
                select 'op' || n, 'instance' || n, 'onboarding1', '2025-01-01'::timestamp, 'Claim', 'op' || n, 'Task',
                    'TaskWorker', 'task' || n
                  from generate_series(0, :last) n""");
    }

    private void aCaseOfManyAccounts() {
        copyOf("LONG_TERM_EXCEPTION", CASE, """
                {"accounts":["a@b.example"],"rationale":"CLINICAL_RISK","alternativesConsidered":{"coreMethods":"No",\
                "fido2":"No","namedLocation":"No"},"riskAssessment":"Low","eliminationPlan":"June","seniorApproval":\
                {"name":"Jo","role":"CTO","email":"jo@b.example","confirmedOn":"2025-01-01","reference":"1"}}""");
        accounts("""
                insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_,
                    end_time_, state_)
                select 'of' || n, 'of' || n, :ritm, key_, id_, '2025-01-01'::timestamp, '2025-01-02'::timestamp, 'COMPLETED'
                  from generate_series(1, :accounts) n,
                    (select key_, id_ from act_re_procdef where key_ = 'exception-term' limit 1) d""");
        accounts("""
                insert into exception_term (id, ritm, account_id, account_address, account_name, organisation, kind,
                    state, starts_at, ends_at, ended_at, process_instance)
                select 'of' || n, :ritm, 'of' || n, 'of' || n || '@b77.example', 'A', 'B77', 'LONG', 'ENDED',
                    '2025-01-01'::timestamp, '2025-06-30'::timestamp, '2025-06-30'::timestamp, 'of' || n
                  from generate_series(1, :accounts) n""");
        accounts("""
                insert into audit_fact (commitment, ritm, at, kind, what, by_whom, details, rulings)
                select md5(random()::text), :ritm, '2025-01-01'::timestamp + n * interval '1 second', case when f < 4 then 'DIRECTORY'
                    when f < 6 then 'STATUS' else 'MAIL' end, 'Something happened to of' || n || '@b77.example', 'gatehouse',
                    case when f < 6 then '{"group":"g","before":"not in","wanted":"in","read":"in"}'
                        else '{"to":"a@b.example","messageId":"m' || n || '-' || f || '"}' end,
                    case when f = 0 then
                        '[{"table":"exception-terms","version":1,"inputs":{"kind":"LONG"},"rules":[]}]' end
                  from generate_series(1, :accounts) n, generate_series(0, 7) f""");
        accounts("""
                insert into outbox (dedup_key, message_id, ritm, template, recipient, subject, body, created_at,
                    attempts, next_try_at, sent_at)
                select 'of' || n || '-' || f, 'm' || n || '-' || f, :ritm, 't', 'a@b.example', 'S', 'B',
                    '2025-01-01'::timestamp, 1, '2025-01-01'::timestamp, '2025-01-01'::timestamp
                  from generate_series(1, :accounts) n, generate_series(6, 7) f""");
        accounts("""
                insert into act_hi_actinst (id_, proc_inst_id_, proc_def_id_, proc_def_key_, execution_id_, act_id_,
                    act_name_, act_type_, start_time_, end_time_, act_inst_state_, sequence_counter_)
                select 'of' || n || '-' || s, 'of' || n, id_, key_, 'x', 'step' || s, 'Step', 'serviceTask',
                    '2025-01-01'::timestamp, '2025-01-02'::timestamp, 4, s
                  from generate_series(1, :accounts) n, generate_series(1, 12) s,
                    (select key_, id_ from act_re_procdef where key_ = 'exception-term' limit 1) d""");
    }

    private void aLockDown() {
        copyOf("COMPROMISE", LOCK_DOWN, """
                {"account":"a@b.example","accountName":"A","signs":["OTHER"],"comment":null,"run":5}""");
        jdbc.sql("""
                        insert into audit_fact (commitment, ritm, at, kind, what, by_whom, details)
                        select md5(random()::text), :ritm, '2025-01-01'::timestamp + run * interval '1 day' + s * interval '1 second', 'DIRECTORY',
                            'A step: done and read back', 'gatehouse', '{"before":"on","read":"off"}'
                          from generate_series(1, 5) run, generate_series(1, 12) s""").param("ritm", LOCK_DOWN).update();
    }

    /** A finished request of another type, with nothing of its own yet. */
    private void copyOf(String type, String ritm, String details) {
        jdbc.sql("""
                        insert into request (ritm, type, organisation, status, details, warnings, submitted_at,
                            submitted_by, requested_by, completed_at, stage_name, stage_holder, stage_since, action_needed,
                            process_instance)
                        values (:ritm, :type, 'B77', 'COMPLETED', :details, '[]', '2025-01-01', 'la', 'la@b.example',
                            '2025-01-02', 'Done', 'gatehouse', '2025-01-02', false, :instance)""")
                .param("ritm", ritm)
                .param("type", type)
                .param("details", details)
                .param("instance", "of1")
                .update();
    }

    /** Runs it for each account of the case. */
    private void accounts(String sql) {
        jdbc.sql(sql).param("accounts", ACCOUNTS).param("ritm", CASE).update();
    }

    private void insert(String sql) {
        jdbc.sql(sql).param("last", MANY - 1).update();
    }
}
