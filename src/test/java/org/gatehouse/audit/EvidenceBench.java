package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.gatehouse.Api;
import org.gatehouse.World;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.bench.Load;
import org.gatehouse.exemption.ExceptionsOfTheTenant;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What evidence costs: packs of an ordinary request and of the largest one, and the event log of 100,000 runs. */
@Bench
@Import(World.class)
@TestPropertySource(properties = "gatehouse.data-dir=target/bench-data/evidence") // and so a database of its own
@DirtiesContext
class EvidenceBench {

    private static final int ACCOUNTS = 200;
    private static final int RUNS = Integer.getInteger("gatehouse.bench.runs", 100_000);
    private static final int WARM_UP = 3;
    private static final int READ = 7;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Autowired
    private World world;

    @Autowired
    private EvidencePacks packs;

    @Autowired
    private EventLog log;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void packsAndEventLog() throws IOException {
        String ordinary = approved("onboarding1", "/onboarding-requests", World.onboarding("ZA1", "STANDARD"));
        String largest = approved("exceptions1", "/long-term-exceptions", exceptionsForAll());
        Figures.part("Evidence packs, p50 in ms, warm", "Gatehouse", "");
        Figures.figure("of an onboarding", p50(ordinary), Goal.atMost(500));
        Figures.figure("of exceptions for %d accounts".formatted(ACCOUNTS), p50(largest), Goal.atMost(2_000));

        fill();
        var counted = new Counted();
        long before = System.nanoTime();
        log.write(new EventLogWanted.Asked(null, null, null, null, null).read(), counted);
        Figures.part("Event log of %d runs with 10 steps each".formatted(RUNS), "Gatehouse", "");
        Figures.figure("runs per second", RUNS / Load.seconds(before), Goal.atLeast(2_000));
        Figures.figure("megabytes", counted.bytes / 1e6, Goal.atLeast(1));
    }

    private double p50(String ritm) {
        Person auditor = people.byLogin("auditor1").orElseThrow();
        double[] times = IntStream.range(0, WARM_UP + READ)
                .mapToDouble(round -> {
                    long before = System.nanoTime();
                    try {
                        assertThat(packs.of(ritm, auditor).content()).isNotEmpty();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return Load.seconds(before) * 1_000;
                })
                .skip(WARM_UP)
                .sorted()
                .toArray();
        return times[READ / 2];
    }

    private String approved(String reviewer, String path, Map<String, Object> form) {
        Api.Answer answer = world.as("la.za1").post(path, form);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        String ritm = answer.text("ritm");
        Awaitility.await()
                .atMost(LONGEST)
                .until(() -> !world.tasks(reviewer, ritm).isEmpty());
        // jobs run by themselves here, and one of them may be at the request just then
        Awaitility.await()
                .atMost(LONGEST)
                .until(() -> world.decide(reviewer, ritm, Map.of("decision", "APPROVE"))
                                .status()
                        == 200);
        Awaitility.await()
                .atMost(LONGEST)
                .until(() ->
                        jdbc.sql("select count(*) from request where ritm = :ritm and status in ('ACTIVE', 'COMPLETED')"
                                                + " and not exists (select 1 from exception_term t where t.ritm = request.ritm"
                                                + " and t.in_force_at is null)")
                                        .param("ritm", ritm)
                                        .query(Long.class)
                                        .single()
                                == 1);
        return ritm;
    }

    private Map<String, Object> exceptionsForAll() {
        jdbc.sql("""
                        insert into directory_account
                        select 'pack-' || n, 'pack' || n || '@za1.example', 'User ' || n, 'ZA1', 'USER',
                               true, false, false, false, cast('2026-01-01' as timestamp)
                          from generate_series(1, :accounts) n""").param("accounts", ACCOUNTS).update();
        jdbc.sql("""
                        insert into directory_account_method
                        select 'pack-' || n, 0, 'AUTHENTICATOR_APP', null from generate_series(1, :accounts) n""").param("accounts", ACCOUNTS).update();
        jdbc.sql("""
                        insert into directory_member (group_id, account_id)
                        select g.id, 'pack-' || n from directory_group g, generate_series(1, :accounts) n
                         where g.display_name = 'NHSmail.sg.MFA-CA-Std-Central'""").param("accounts", ACCOUNTS).update();
        return ExceptionsOfTheTenant.longTerm(
                "ZA1",
                IntStream.rangeClosed(1, ACCOUNTS)
                        .mapToObj("pack%d@za1.example"::formatted)
                        .toArray(String[]::new));
    }

    private void fill() {
        jdbc.sql("""
                        insert into request (ritm, type, organisation, status, details, warnings, submitted_at, submitted_by,
                            requested_by, stage_name, stage_holder, stage_since, action_needed, process_instance)
                        select 'RITM' || 80000000 + n, 'ONBOARDING', 'ZA1', 'COMPLETED', '{}', '[]', now(), 'la.za1',
                               'local.admin@za1.example', 'Completed', 'gatehouse', now(), false, 'many' || n
                          from generate_series(1, :runs) n""").param("runs", RUNS).update();
        jdbc.sql("""
                        insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_,
                            start_time_, end_time_, root_proc_inst_id_, state_)
                        select 'many' || n, 'many' || n, 'RITM' || 80000000 + n, 'onboarding-request',
                               (select max(id_) from act_re_procdef where key_ = 'onboarding-request'),
                               now() - n * interval '1 minute', now(), 'many' || n, 'COMPLETED'
                          from generate_series(1, :runs) n""").param("runs", RUNS).update();
        jdbc.sql("""
                        insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_,
                            execution_id_, act_id_, act_name_, act_type_, start_time_, end_time_, act_inst_state_,
                            sequence_counter_, assignee_)
                        select 'many' || n || '-' || step, 'onboarding-request', 'any', 'many' || n, 'many' || n, 'many' || n,
                               'step' || step, 'Step ' || step, case step when 5 then 'userTask' else 'serviceTask' end,
                               now() - n * interval '1 minute', now(), 0, step, case step when 5 then 'onboarding1' end
                          from generate_series(1, :runs) n, generate_series(1, 10) step""").param("runs", RUNS).update();
        jdbc.sql("vacuum analyze").update();
    }

    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int octet) {
            bytes++;
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            bytes += length;
        }
    }
}
