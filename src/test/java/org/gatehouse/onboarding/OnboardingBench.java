package org.gatehouse.onboarding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gatehouse.Postgres;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.directory.embedded.DirectoryChanges;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisation;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.RequestSearch;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Sight;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.task.TaskDecision;
import org.gatehouse.task.TaskDesk;
import org.gatehouse.web.PageOf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * What an onboarding costs, beside the same diagram with empty steps on the bare engine, on one PostgreSQL in one run.
 * Ratios count; absolute figures are of the machine.
 */
@ActiveProfiles("embedded")
@ContextConfiguration(initializers = Postgres.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"gatehouse.data-dir=target/bench-data", "logging.level.root=warn", "logging.file.name="})
class OnboardingBench {

    private static final int WARM_UP = 600;
    private static final int PER_ROUND = 120;
    private static final int ROUNDS = 5;
    private static final int[] CLIENTS = {1, 2, 8};
    private static final List<String> REPORT = new ArrayList<>();

    @Autowired
    private Onboardings onboardings;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestSearch search;

    @Autowired
    private Organisations organisations;

    @Autowired
    private DirectoryChanges directory;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final AtomicInteger numbers = new AtomicInteger(10_000);

    @AfterAll
    static void report() throws IOException {
        REPORT.forEach(System.out::println);
        Files.write(Path.of("target/bench-onboarding.txt"), REPORT);
    }

    @Test
    void onboardingsPerSecondBesideTheBareEngine() {
        try (var bare = new BareEngine(Postgres.newDatabase())) {
            Runnable ours = this::onboard;
            Runnable theirs = () -> onboard(bare);
            round(WARM_UP, 8, theirs);
            round(WARM_UP, 8, ours);
            REPORT.add("onboardings completed per second   clients   Gatehouse   bare engine   ratio (median of %d)"
                    .formatted(ROUNDS));
            for (int clients : CLIENTS) {
                double[] mine = new double[ROUNDS];
                double[] others = new double[ROUNDS];
                double[] ratios = new double[ROUNDS];
                for (int i = 0; i < ROUNDS; i++) {
                    mine[i] = round(PER_ROUND, clients, ours);
                    others[i] = round(PER_ROUND, clients, theirs);
                    ratios[i] = mine[i] / others[i];
                }
                REPORT.add("                                   %7d   %9.1f   %11.1f   %5.2f"
                        .formatted(clients, median(mine), median(others), median(ratios)));
            }
            REPORT.add("commits per onboarding: Gatehouse %.1f, bare engine %.1f"
                    .formatted(commits(ours), commits(theirs)));
        }
    }

    @Test
    void pagesOfTwentyAtTenAndAtAHundredThousandOpenRequests() {
        Person reviewer = people.byLogin("onboarding1").orElseThrow();
        REPORT.add("pages of 20, p50 in ms             open requests   requests   of one organisation   tasks");
        for (int open : new int[] {10_000, 100_000}) {
            fill(open);
            REPORT.add("                                   %13d   %8.2f   %19.2f   %5.2f"
                    .formatted(
                            open,
                            p50(() -> search.find(
                                            new RequestSearch.Wanted(Sight.EVERYTHING, null, null, null),
                                            new PageOf.Wanted(0, 20))
                                    .items()
                                    .size()),
                            p50(() -> search.find(
                                            new RequestSearch.Wanted(Sight.EVERYTHING, OdsCode.of("B77"), null, null),
                                            new PageOf.Wanted(0, 20))
                                    .items()
                                    .size()),
                            p50(() -> desk.workFor(reviewer, null, null, new PageOf.Wanted(0, 20))
                                    .items()
                                    .size())));
        }
    }

    private void onboard() {
        OdsCode organisation = OdsCode.of("P" + numbers.incrementAndGet());
        String group = organisation + ".sg.MFA";
        organisations.know(new Organisation(organisation, "Practice " + organisation));
        directory.create(group, organisation, false);
        var address = AccountAddress.of("admin@%s.example".formatted(organisation));
        var caller = new Caller(people.byLogin("servicenow").orElseThrow(), address);
        RequestReference ritm = onboardings.file(
                new OnboardingCommand(
                        caller,
                        null,
                        organisation,
                        MfaPolicy.STANDARD,
                        Scope.SUBSET,
                        SecurityGroupName.of(group),
                        address,
                        null),
                new Findings());
        Person reviewer = people.byLogin("onboarding1").orElseThrow();
        String task =
                await(() -> desk.openOf(ritm).stream().findFirst().orElse(null)).taskId();
        desk.decide(task, reviewer, new TaskDecision("APPROVE", List.of(), null));
        await(() -> requests.get(ritm).status() == RequestStatus.COMPLETED ? ritm : null);
    }

    private void onboard(BareEngine bare) {
        String instance = bare.start("RITM" + numbers.incrementAndGet());
        await(() -> bare.approve(instance) ? instance : null);
        await(() -> bare.isOver(instance) ? instance : null);
    }

    private static double round(int count, int clients, Runnable work) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long before = System.nanoTime();
        IntStream.range(0, count)
                .mapToObj(number -> CompletableFuture.runAsync(work, threads))
                .toList()
                .forEach(CompletableFuture::join);
        threads.shutdown();
        return count / seconds(before);
    }

    private double commits(Runnable work) {
        String sql = "select sum(xact_commit) from pg_stat_database where datname like 'gatehouse%'";
        long before = jdbc.sql(sql).query(Long.class).single();
        round(PER_ROUND, 2, work);
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        return (jdbc.sql(sql).query(Long.class).single() - before) / (double) PER_ROUND;
    }

    private void fill(int open) {
        long there = jdbc.sql("select count(*) from request where organisation like 'B%'")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into request (ritm, type, organisation, status, details, warnings, submitted_at,
                            submitted_by, requested_by, stage_name, stage_holder, stage_since, action_needed)
                        select 'RITM5' || lpad(n::text, 7, '0'), 'ONBOARDING', 'B' || (n % 1000 + 10), 'IN_REVIEW',
                            '{"policy":"STANDARD","scope":"SUBSET","securityGroup":"g","securityGroupId":"g",'
                                || '"contactEmail":"a@b.example"}', '[]', now(), 'la', 'a@b.example', 'Review',
                            'onboarding-reviewers', now(), false
                          from generate_series(:from, :to) n""").param("from", there).param("to", open - 1).update();
        jdbc.sql("""
                        insert into work_item (task_id, process_instance, ritm, definition_key, name, candidate_group,
                            created_at, priority, separate_login, separate_person, open)
                        select 'task' || n, 'x', 'RITM5' || lpad(n::text, 7, '0'), 'review-onboarding', 'Review',
                            'onboarding-reviewers', now(), 50, 'la', 'a@b.example', true
                          from generate_series(:from, :to) n""").param("from", there).param("to", open - 1).update();
        jdbc.sql("analyze").update();
    }

    private static double p50(IntSupplier work) {
        IntStream.range(0, 100).forEach(i -> work.getAsInt());
        double[] times = IntStream.range(0, 300)
                .mapToDouble(i -> {
                    long before = System.nanoTime();
                    work.getAsInt();
                    return seconds(before) * 1000;
                })
                .toArray();
        return median(times);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static <T> T await(Supplier<T> something) {
        for (long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos(); System.nanoTime() < limit; ) {
            T found = something.get();
            if (found != null) {
                return found;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        throw new IllegalStateException("Nothing came within a minute");
    }
}
