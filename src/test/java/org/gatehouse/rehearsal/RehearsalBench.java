package org.gatehouse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.engine.ModelLint;
import org.gatehouse.engine.RehearsalEngine;
import org.gatehouse.engine.RehearsalEngine.Purpose;
import org.gatehouse.engine.StepCatalogue;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.rehearsal.WaitingPlaces.Change;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What it costs to try a diagram on finished cases and on running instances, the engine in memory included. */
@GatehouseTest
@TestPropertySource(properties = "gatehouse.test.context=rehearsal-bench")
class RehearsalBench {

    private static final int RUNNING = Integer.getInteger("gatehouse.bench.running", 1000);
    private static final int ROUNDS = 3;
    private static final String ACCOUNT = "staff.nurse@za1.example";

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant compromises;

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private ModelVersions versions;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private StepCatalogue steps;

    @Autowired
    private ModelLint lint;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void theEngineStarts() {
        Figures.part("Rehearsal", "", "");
        double seconds = best(() -> {
            try (var engine = new RehearsalEngine(Purpose.REPLAY, steps, lint)) {
                return engine;
            }
        });
        Figures.figure("start and end of an engine in memory, seconds", seconds, Goal.atMost(3));
    }

    @Test
    void onboardingsAreReplayed() {
        for (int i = 0; i < Rehearsals.CASES; i++) {
            world.beginAt(World.MONDAY_MORNING);
            String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
            world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
            world.settle();
        }
        replay("onboarding-request", 10);
    }

    @Test
    void lockDownsAreReplayed() {
        for (int i = 0; i < Rehearsals.CASES; i++) {
            compromises.beginAt(World.MONDAY_MORNING);
            compromises.markAndSettle(ACCOUNT);
            compromises.remediate("la.za1", ACCOUNT);
            world.settle();
        }
        replay("compromise-remediation", 5);
    }

    @Test
    void runningInstancesAreHeldAgainstAProposal() {
        WaitingPlaces.deploy(repository, WaitingPlaces.called());
        String base = WaitingPlaces.deploy(
                repository, WaitingPlaces.files(WaitingPlaces.changes().get(0)));
        // places without tasks, of which somebody would be told
        List<String> places = List.of("TIMER", "MESSAGE", "RECEIVE", "JOB", "EVENTS");
        Date due = Date.from(Instant.parse("2031-01-01T09:00:00Z"));
        for (int i = 0; i < RUNNING; i++) {
            runtime.startProcessInstanceById(base, Map.of("place", places.get(i % places.size()), "dueAt", due));
        }
        var files = WaitingPlaces.files(new Change("", "\"job\"", "\"other-job\""));
        ModelVersion inForce = versions.inForce(WaitingPlaces.KEY).orElseThrow();
        double seconds = best(() -> {
            Migratable said = rehearsals.migratable(inForce, files);
            assertThat(said.can() + said.cannot().size()).isEqualTo(RUNNING);
            assertThat(said.cannot()).hasSize(RUNNING / places.size());
            return said;
        });
        Figures.figure(
                "%d running instances held against a version, seconds".formatted(RUNNING), seconds, Goal.atMost(5));
    }

    private void replay(String key, double goal) {
        ModelVersion inForce = versions.inForce(key).orElseThrow();
        double[] most = {0};
        double seconds = best(() -> {
            Replay replay = rehearsals.replay(inForce, versions.files(inForce), Rehearsals.CASES);
            assertThat(replay.same()).isEqualTo(Rehearsals.CASES);
            most[0] = Math.max(most[0], Rehearsals.CASES / (replay.took().toNanos() / 1e9));
            return replay;
        });
        Figures.figure("%d cases of %s, seconds".formatted(Rehearsals.CASES, key), seconds, Goal.atMost(30));
        Figures.figure("the same, cases a second once the engine runs", most[0], Goal.atLeast(goal));
    }

    private static double best(Supplier<?> work) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long since = System.nanoTime();
            work.get();
            best = Math.min(best, (System.nanoTime() - since) / 1e9);
        }
        return best;
    }
}
