package org.gatehouse.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.bench.Load;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.web.PageOf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the reports cost with 100,000 and with 1.5 million accounts of 1,000 organisations: one in ten is not under MFA, one
 * in 20 known to Gatehouse, one in 100 excepted, one in 200 was compromised; one reader, warm.
 */
@Bench
class ReportBench {

    private static final int FEW = 100_000;
    private static final int MANY = 1_500_000;
    private static final int WARM_UP = 3;
    private static final int READ = 7;
    private static final OdsCode ONE = OdsCode.of("B77");

    @Autowired
    private Reports reports;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void reportsOfAHundredThousandAndOfFifteenTimesAsMany() {
        fill(0, FEW);
        Map<String, Double> few = timed(FEW);
        fill(FEW, MANY);
        Map<String, Double> many = timed(MANY);
        Figures.part("Reports, p50 in ms, accounts", "1,500,000", "100,000");
        few.keySet().forEach(report -> Figures.compared(report, many.get(report), few.get(report)));
        Figures.figure("the slowest at 100,000", slowest(few), Goal.atMost(1_000));
        Figures.figure("the slowest at 1,500,000", slowest(many), Goal.atMost(5_000));

        var lines = new AtomicLong();
        long before = System.nanoTime();
        reports.eachStatus(null, Part.ALL, part -> lines.addAndGet(part.size()));
        Figures.figure(
                "the whole tenant account by account, in accounts per second",
                lines.get() / Load.seconds(before),
                Goal.atLeast(20_000));
    }

    private Map<String, Double> timed(int accounts) {
        Map<String, Runnable> work = new LinkedHashMap<>();
        work.put("adoption, whole tenant", () -> reports.adoption(null));
        work.put("adoption, each organisation", () -> reports.organisations(null));
        work.put("adoption, those furthest behind", () -> reports.furthestBehind(20));
        work.put("adoption, one organisation", () -> reports.adoption(ONE));
        for (Part part : Part.values()) {
            work.put("status, first page, " + part, () -> reports.status(null, part, new PageOf.Wanted(0, 50)));
        }
        work.put("status, last page", () -> reports.status(null, Part.ALL, new PageOf.Wanted(accounts / 50 - 1, 50)));
        work.put("status, one organisation", () -> reports.status(ONE, Part.ALL, new PageOf.Wanted(0, 50)));
        var times = new LinkedHashMap<String, Double>();
        work.forEach((name, report) -> times.put(name, p50(report)));
        return times;
    }

    private void fill(int from, int to) {
        jdbc.sql("""
                        insert into census
                        select 'many' || n, 'a' || n || '@b' || (n %% 1000 + 10) || '.example', 'A', 'B' || (n %% 1000 + 10),
                            case when n %% 50 = 0 then 'SHARED_MAILBOX' else 'USER' end, true, n %% 100 = 1, false,
                            n %% 70 = 0,
                            case when n %% 11 = 0 then '' when n %% 3 = 0 then 'SMS' else 'AUTHENTICATOR_APP,SMS' end,
                            n %% 10 > 0, null, n %% 7 = 0,
                            case when n %% 7 = 0 then now() - n %% 300 * interval '1 day' end
                          from generate_series(%d, %d) n""".formatted(from, to - 1)).update();
        jdbc.sql("""
                        insert into account_standing
                        select 'many' || n, n %% 2000 = 0, n %% 200 = 0 from generate_series(%d, %d) n
                         where n %% 20 = 0""".formatted(from, to - 1)).update();
        jdbc.sql("""
                        insert into request (ritm, type, organisation, status, details, warnings, submitted_at,
                            submitted_by, requested_by, stage_name, stage_holder, stage_since, action_needed)
                        select 'RITM6' || lpad(n::text, 8, '0'), 'SHORT_TERM_EXCEPTION', 'B77', 'ACTIVE', '{}', '[]',
                            now(), 'la', 'a@b.example', 'Done', 'gatehouse', now(), false
                          from generate_series(%d, %d) n where n %% 100 = 0""".formatted(from, to - 1)).update();
        jdbc.sql("""
                        insert into exception_term (id, ritm, account_id, account_address, account_name, organisation,
                            kind, state, slot, starts_at, ends_at)
                        select 'term' || n, 'RITM6' || lpad(n::text, 8, '0'), 'many' || n, 'a@b.example', 'A', 'B77',
                            'SHORT', 'ACTIVE', 'many' || n, now(), now() + interval '1 day'
                          from generate_series(%d, %d) n where n %% 100 = 0""".formatted(from, to - 1)).update();
        jdbc.sql("vacuum analyze").update();
    }

    private static double slowest(Map<String, Double> times) {
        return times.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static double p50(Runnable report) {
        IntStream.range(0, WARM_UP).forEach(i -> report.run());
        return Load.median(Load.milliseconds(IntStream.range(0, READ).boxed().toList(), 1, number -> report.run()));
    }
}
