package org.gatehouse.onboarding;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.Postgres;
import org.gatehouse.bench.BareEngine;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.DatabaseWork;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.bench.Load;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.directory.embedded.DirectoryChanges;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.People;
import org.gatehouse.organisation.Organisation;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.task.TaskDecision;
import org.gatehouse.task.TaskDesk;
import org.gatehouse.trail.Sealer;
import org.gatehouse.trail.SwitchableTrail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an onboarding costs, beside the same diagram with empty steps on the bare engine, on one PostgreSQL in one run.
 * Ours goes through the services as a controller does: filing with every check, the task read, the decision, linking and
 * reading back in the embedded directory, journal and mails written. Organisations and groups are there before.
 */
@Bench
@Import(SwitchableTrail.class)
class OnboardingBench {

    private static final int WARM_UP = 500;
    private static final int PER_ROUND = 50;
    private static final int AUDITED_PER_ROUND = 200;
    private static final int ROUNDS = 7;
    private static final int COUNTED = 50;
    private static final int[] CLIENTS = {1, 2, 8};

    /** Of all tests, which share one database. */
    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000);

    @Autowired
    private Onboardings onboardings;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private Requests requests;

    @Autowired
    private Organisations organisations;

    @Autowired
    private DirectoryChanges directory;

    @Autowired
    private People people;

    @Autowired
    private Sealer sealer;

    @Autowired
    private JdbcClient jdbc;

    private BareEngine bare;

    @BeforeEach
    void startTheBareEngine() {
        Date later = Date.from(Instant.now().plus(Duration.ofHours(3)));
        Map<String, JavaDelegate> variables = Map.of(
                "openReview",
                execution -> execution.setVariable("reviewDueAt", later),
                "planReviewNudge",
                execution -> {
                    execution.setVariable("nudge", "REMIND");
                    execution.setVariable("nudgeAt", later);
                });
        bare = new BareEngine(
                Postgres.newDatabase(), variables, "processes/onboarding-request.bpmn", "forms/onboarding-review.form");
    }

    @AfterEach
    void stopTheBareEngine() {
        bare.close();
    }

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void onboardingsBesideTheBareEngine() {
        theirRound(WARM_UP, 8);
        ourRound(WARM_UP, 8);
        Figures.part(
                "Onboardings completed per second, warm, median of %d rounds".formatted(ROUNDS),
                "Gatehouse",
                "bare engine");
        for (int clients : CLIENTS) {
            var ours = new ArrayList<Double>();
            var theirs = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < ROUNDS; i++) {
                ours.add(ourRound(PER_ROUND, clients));
                theirs.add(theirRound(PER_ROUND, clients));
                ratios.add(ours.get(i) / theirs.get(i));
            }
            Figures.compared(
                    clients == 1 ? "1 client" : clients + " clients",
                    Load.median(ours),
                    Load.median(theirs),
                    Load.median(ratios),
                    Goal.atLeast(0.8));
        }
    }

    /** Rounds are long beside the second between two sealings, and no round seals what another has recorded. */
    @Test
    void whatTheAuditTrailCosts() {
        ourRound(WARM_UP, 8);
        Figures.part(
                "Onboardings completed per second with facts recorded and sealed, and without, median of %d rounds"
                        .formatted(ROUNDS),
                "with",
                "without");
        for (int clients : CLIENTS) {
            var with = new ArrayList<Double>();
            var without = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < ROUNDS; i++) {
                // which one goes first takes turns, for a machine warms up and a database grows
                boolean first = i % 2 == 0;
                double one = audited(first, clients);
                double other = audited(!first, clients);
                with.add(first ? one : other);
                without.add(first ? other : one);
                ratios.add(with.get(i) / without.get(i));
            }
            Figures.compared(
                    clients == 1 ? "1 client" : clients + " clients",
                    Load.median(with),
                    Load.median(without),
                    Load.median(ratios),
                    Goal.atLeast(0.95));
        }
    }

    private double audited(boolean on, int clients) {
        sealer.seal();
        SwitchableTrail.switchOn(on);
        try {
            return ourRound(AUDITED_PER_ROUND, clients);
        } finally {
            SwitchableTrail.switchOn(true);
        }
    }

    @Test
    void databaseWorkBesideTheBareEngine() {
        newOrganisations(10).forEach(this::onboard);
        theirRound(10, 1);
        var ours = DatabaseWork.of(jdbc, COUNTED, this::onboardCounted);
        var theirs = DatabaseWork.of(bare.jdbc(), COUNTED, this::bareCounted);
        Figures.part("Database work of one onboarding, the directory's own left out", "Gatehouse", "bare engine");
        Figures.compared("transactions that write", ours.transactions(), theirs.transactions());
        Figures.compared("statements", ours.statements(), theirs.statements());
        Figures.compared("milliseconds in PostgreSQL", ours.milliseconds(), theirs.milliseconds());
        Figures.keep(Path.of("target", "bench-statements.txt"), ours.byTime());
        Figures.keep(Path.of("target", "bench-statements-bare.txt"), theirs.byTime());
    }

    private double ourRound(int count, int clients) {
        return Load.perSecond(newOrganisations(count), clients, this::onboard);
    }

    private double theirRound(int count, int clients) {
        return Load.perSecond(newKeys(count), clients, key -> {
            String instance = bare.start(OnboardingProcess.KEY, key);
            bare.approve(Load.await(() -> bare.task(instance)));
            Load.awaitThat(() -> bare.isOver(instance));
        });
    }

    private void onboard(OdsCode organisation) {
        RequestReference ritm = file(organisation);
        approve(Load.await(() -> taskOf(ritm)));
        Load.awaitThat(() -> requests.get(ritm).status() == RequestStatus.COMPLETED);
    }

    private RequestReference file(OdsCode organisation) {
        var address = AccountAddress.of("admin@%s.example".formatted(organisation));
        var caller = new Caller(people.byLogin("servicenow").orElseThrow(), address);
        return onboardings.file(
                new OnboardingCommand(
                        caller,
                        null,
                        organisation,
                        MfaPolicy.STANDARD,
                        Scope.SUBSET,
                        SecurityGroupName.of(organisation + ".sg.MFA"),
                        address,
                        null),
                new Findings());
    }

    private String taskOf(RequestReference ritm) {
        return desk.openOf(ritm).stream().findFirst().map(task -> task.taskId()).orElse(null);
    }

    private void approve(String task) {
        desk.decide(task, people.byLogin("onboarding1").orElseThrow(), new TaskDecision("APPROVE", List.of(), null));
    }

    /** Without a client that polls, so that only the work itself is counted. */
    private void onboardCounted() {
        List<RequestReference> filed =
                newOrganisations(COUNTED).stream().map(this::file).toList();
        awaitSlowly(() -> numberOf("work_item where open") >= COUNTED);
        filed.forEach(ritm -> approve(taskOf(ritm)));
        awaitSlowly(
                () -> numberOf("work_item where open") == 0 && numberOf("request where status <> 'COMPLETED'") == 0);
    }

    private void bareCounted() {
        List<String> instances = newKeys(COUNTED).stream()
                .map(key -> bare.start(OnboardingProcess.KEY, key))
                .toList();
        awaitSlowly(() -> numberOfBare("act_ru_task") >= COUNTED);
        instances.forEach(instance -> bare.approve(bare.task(instance)));
        awaitSlowly(() -> numberOfBare("act_ru_execution") == 0);
    }

    private List<OdsCode> newOrganisations(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> OdsCode.of("P" + NUMBERS.incrementAndGet()))
                .peek(code -> {
                    organisations.know(new Organisation(code, "Practice " + code));
                    directory.create(code + ".sg.MFA", code, false);
                })
                .toList();
    }

    private List<String> newKeys(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "RITM00" + NUMBERS.incrementAndGet())
                .toList();
    }

    private static void awaitSlowly(BooleanSupplier holds) {
        Load.awaitThat(() -> {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            return holds.getAsBoolean();
        });
    }

    private long numberOf(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private long numberOfBare(String rows) {
        return bare.jdbc().sql("select count(*) from " + rows).query(Long.class).single();
    }
}
