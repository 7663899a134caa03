package org.gatehouse.request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.bench.Load;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.request.RequestSearch.Wanted;
import org.gatehouse.task.TaskDesk;
import org.gatehouse.web.PageOf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a page of 20 costs when 10,000 and when 100,000 requests are open, one reader, warm. */
@Bench
class PageBench {

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final int WARM_UP = 200;
    private static final int READ = 300;
    private static final PageOf.Wanted FIRST = new PageOf.Wanted(0, 20);

    @Autowired
    private RequestSearch search;

    @Autowired
    private RequestAccess access;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void pagesOfTwentyAtTenAndAtAHundredThousandOpenRequests() {
        Person reviewer = people.byLogin("onboarding1").orElseThrow();
        Person auditor = people.byLogin("auditor1").orElseThrow();
        var everything = access.sightOf(auditor);
        Map<String, Runnable> pages = new LinkedHashMap<>();
        pages.put(
                "requests, an auditor's list without a filter",
                () -> search.find(new Wanted(everything, null, null, null), FIRST));
        pages.put(
                "requests, an auditor's list by status and type",
                () -> search.find(
                        new Wanted(everything, null, RequestType.ONBOARDING.name(), RequestStatus.IN_REVIEW.name()),
                        FIRST));
        pages.put(
                "requests of one organisation",
                () -> search.find(new Wanted(everything, OdsCode.of("B77"), null, null), FIRST));
        pages.put("a reviewer's tasks", () -> desk.workFor(reviewer, null, null, FIRST));

        fill(0, FEW);
        pages.values().forEach(PageBench::p50);
        Map<String, Double> few = timed(pages);
        fill(FEW, MANY);
        Map<String, Double> many = timed(pages);
        Figures.part("Pages of 20, p50 in ms, requests open", "100,000", "10,000");
        pages.keySet()
                .forEach(page -> Figures.compared(
                        page, many.get(page), few.get(page), many.get(page) / few.get(page), Goal.atMost(2)));
        Figures.figure(
                "the slowest of these",
                many.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                Goal.atMost(10));
    }

    private void fill(int from, int to) {
        jdbc.sql("""
                        insert into request (ritm, type, organisation, status, details, warnings, submitted_at,
                            submitted_by, requested_by, stage_name, stage_holder, stage_since, action_needed)
                        select 'RITM5' || lpad(n::text, 7, '0'), 'ONBOARDING', 'B' || (n % 1000 + 10), 'IN_REVIEW',
                            '{"policy":"STANDARD","scope":"SUBSET","securityGroup":"g","securityGroupId":"g",'
                                || '"contactEmail":"a@b.example"}', '[]', now(), 'la', 'a@b.example', 'Review',
                            'onboarding-reviewers', now(), false
                          from generate_series(:from, :to) n""").param("from", from).param("to", to - 1).update();
        jdbc.sql("""
                        insert into work_item (task_id, process_instance, ritm, definition_key, name, candidate_group,
                            created_at, priority, separate_login, separate_person, open)
                        select 'task' || n, 'x', 'RITM5' || lpad(n::text, 7, '0'), 'review-onboarding', 'Review',
                            'onboarding-reviewers', now(), 50, 'la', 'a@b.example', true
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
