package org.gatehouse.exemption;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.bench.Load;
import org.gatehouse.exemption.ExceptionRegister.Part;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.web.PageOf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a page of the register costs with 10,000 and with 100,000 exceptions, of which one in ten runs; one reader, warm. */
@Bench
class RegisterBench {

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final int WARM_UP = 100;
    private static final int READ = 200;
    private static final PageOf.Wanted FIRST = new PageOf.Wanted(0, 20);

    @Autowired
    private ExceptionRegister register;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void pagesOfTwentyAtTenAndAtAHundredThousandExceptions() {
        Person auditor = people.byLogin("auditor1").orElseThrow();
        Map<String, Runnable> pages = new LinkedHashMap<>();
        pages.put("exceptions, all", () -> register.page(auditor, null, Part.ALL, FIRST));
        pages.put("exceptions that run", () -> register.page(auditor, null, Part.RUNNING, FIRST));
        pages.put("exceptions that end within 30 days", () -> register.page(auditor, null, Part.ENDING_SOON, FIRST));
        pages.put("exceptions of one organisation", () -> register.page(auditor, OdsCode.of("B77"), Part.ALL, FIRST));

        fill(0, FEW);
        Map<String, Double> few = timed(pages);
        fill(FEW, MANY);
        Map<String, Double> many = timed(pages);
        Figures.part("Pages of 20, p50 in ms, exceptions", "100,000", "10,000");
        pages.keySet()
                .forEach(page -> Figures.compared(
                        page, many.get(page), few.get(page), many.get(page) / few.get(page), Goal.atMost(2)));
        Figures.figure(
                "the slowest of these",
                many.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                Goal.atMost(20));
        long before = System.nanoTime();
        register.each(auditor, null, Part.ALL, entries -> {});
        Figures.figure("the whole register in s", (System.nanoTime() - before) / 1e9, Goal.atMost(30));
    }

    /** Each of 10,000 accounts has had ten by the end; of all of them every tenth runs. */
    private void fill(int from, int to) {
        jdbc.sql("""
                        insert into request (ritm, type, organisation, status, details, warnings, submitted_at,
                            submitted_by, requested_by, stage_name, stage_holder, stage_since, action_needed)
                        select 'RITM6' || lpad(n::text, 7, '0'), 'SHORT_TERM_EXCEPTION', 'B' || (n % 1000 + 10), 'ENDED',
                            '{"account":"a@b.example","accountName":"A","justification":"NO_SIGNAL","details":null}',
                            '[]', now(), 'la', 'a@b.example', 'Done', 'gatehouse', now(), false
                          from generate_series(:from, :to) n""").param("from", from).param("to", to - 1).update();
        jdbc.sql("""
                        insert into exception_term (id, ritm, account_id, account_address, account_name, organisation,
                            kind, state, slot, starts_at, ends_at, ended_at)
                        select 'term' || n, 'RITM6' || lpad(n::text, 7, '0'), 'account' || n % 10000,
                            'a' || n % 10000 || '@b.example', 'A', 'B' || (n % 1000 + 10), 'SHORT',
                            case when n % 10 = 0 then 'ACTIVE' else 'ENDED' end,
                            case when n % 10 = 0 then 'slot' || n end,
                            now() - interval '1 hour', now() + n * interval '1 minute',
                            case when n % 10 <> 0 then now() end
                          from generate_series(:from, :to) n""").param("from", from).param("to", to - 1).update();
        jdbc.sql("analyze").update();
    }

    private static Map<String, Double> timed(Map<String, Runnable> pages) {
        var times = new LinkedHashMap<String, Double>();
        pages.forEach((name, page) -> times.put(name, p50(page)));
        return times;
    }

    private static double p50(Runnable page) {
        IntStream.range(0, WARM_UP).forEach(i -> page.run());
        return Load.median(Load.milliseconds(IntStream.range(0, READ).boxed().toList(), 1, number -> page.run()));
    }
}
