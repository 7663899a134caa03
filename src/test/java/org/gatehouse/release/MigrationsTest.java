package org.gatehouse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gatehouse.World;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.release.MigrationRows.Next;
import org.gatehouse.release.MigrationRows.State;
import org.gatehouse.trail.AuditTrail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Running instances go on by a new version, each in a transaction of its own. */
class MigrationsTest extends ReleaseTest {

    private static final Duration ALL_RETRIES = Duration.ofMinutes(75);

    @Autowired
    private MigrationRows rows;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private EngineSession session;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Test
    void whatRunsGoesOnByTheNewVersionAndEndsByIt() {
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        String called = world.file(World.onboarding("ZB2", "STANDARD"));
        world.as("la.zb2").post("/requests/%s/enquiries".formatted(called), Map.of("question", "When?"));
        Map<String, String> before = whatIsDue();
        assertThat(before).hasSizeGreaterThanOrEqualTo(4);
        long last = facts.last();

        ModelVersion now = rename(Running.MIGRATE);
        assertThat(releases.migration(ONBOARDING, now.version())).get().matches(begun -> !begun.isOver());
        migrations.run();

        assertThat(whatIsDue()).isEqualTo(before);
        assertThat(releases.migration(ONBOARDING, now.version()))
                .get()
                .matches(Migration::isOver)
                .extracting(Migration::total, Migration::moved, Migration::ended, Migration::stayed)
                .containsExactly(2, 2, 0, List.of());
        assertThat(versionOf(ritm)).isEqualTo(now.version());
        assertThat(facts.since(last, "MODEL").stream()
                        .filter(fact -> ritm.equals(fact.ritm()))
                        .toList())
                .singleElement()
                .satisfies(fact -> assertThat(fact.what())
                        .isEqualTo("Goes on by version %d of 'Onboard an organisation to an MFA policy'"
                                .formatted(now.version())))
                .satisfies(fact -> assertThat(fact.by()).isEqualTo("owner1"));
        assertThat(world.as("auditor1").get("/audit/requests/" + ritm).body().toString())
                .contains("Goes on by version " + now.version());
        assertThat(world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(200);
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
    }

    @Test
    void whoeverIsSuspendedOrWaitsForARepairGoesOnToo() {
        String suspended = world.file(World.onboarding("ZA1", "STANDARD"));
        runtime.suspendProcessInstanceById(instance(suspended).getId());
        String broken = world.file(World.onboarding("ZB2", "STANDARD"));
        world.breakDirectory(Map.of("mode", "DOWN"));
        world.decide("onboarding1", broken, Map.of("decision", "APPROVE"));
        world.settle();
        world.pass(ALL_RETRIES);
        assertThat(world.status(broken)).isEqualTo("ACTION_NEEDED");
        Map<String, String> before = whatIsDue();

        ModelVersion now = rename(Running.MIGRATE);
        migrations.run();

        assertThat(whatIsDue()).isEqualTo(before);
        assertThat(Stream.of(suspended, broken)).allMatch(ritm -> versionOf(ritm) == now.version());
        assertThat(instance(suspended).isSuspended()).isTrue();
        world.breakDirectory(Map.of("mode", "NONE"));
        world.decide("support1", broken, Map.of("decision", "RETRY"));
        world.settle();
        assertThat(world.status(broken)).isEqualTo("COMPLETED");
    }

    @Test
    void whoeverStandsWhereTheNewVersionHasNothingStaysAndItIsSaidWhy() {
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        int before = versionOf(ritm);

        ModelVersion now = release(ONBOARDING, "\"nudge-due\"", "\"nudge-comes\"", Running.MIGRATE);
        migrations.run();

        assertThat(versionOf(ritm)).isEqualTo(before);
        assertThat(releases.migration(ONBOARDING, now.version()).orElseThrow().stayed())
                .singleElement()
                .satisfies(stayed -> assertThat(stayed.why())
                        .isEqualTo("It is at 'Reminder due', which version %d does not have".formatted(now.version())))
                .satisfies(stayed -> assertThat(stayed.subject()).isEqualTo(ritm))
                .satisfies(stayed -> assertThat(stayed.version()).isEqualTo(before));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
    }

    @Test
    void whatEndsBeforeItsTurnIsCounted() {
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        world.file(World.onboarding("ZB2", "STANDARD"));
        ModelVersion now = rename(Running.MIGRATE);
        assertThat(world.as("la.za1")
                        .post("/requests/%s/withdrawal".formatted(ritm), Map.of("reason", "Not needed"))
                        .status())
                .isEqualTo(200);
        world.settle();

        migrations.run();

        assertThat(releases.migration(ONBOARDING, now.version()))
                .get()
                .extracting(Migration::total, Migration::moved, Migration::ended)
                .containsExactly(2, 1, 1);
    }

    @Test
    void aNewerVersionEndsTheMigrationToTheOneBefore() {
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        ModelVersion first = rename(Running.MIGRATE);

        ModelVersion back =
                releases.back(ONBOARDING, inForce(ONBOARDING).version(), Running.MIGRATE, because("A mistake"));
        migrations.run();

        assertThat(releases.migration(ONBOARDING, first.version()).orElseThrow())
                .matches(Migration::isOver)
                .satisfies(over -> assertThat(over.stayed())
                        .extracting(Migration.Stayed::why)
                        .containsExactly("Version %d came into force before its turn".formatted(back.version())));
        assertThat(versionOf(ritm)).isEqualTo(back.version());
    }

    @Test
    void whatACrashCutShortIsGoneOnWith() {
        List<String> ritms = List.of(
                world.file(World.onboarding("ZA1", "STANDARD")),
                world.file(World.onboarding("ZB2", "STANDARD")),
                world.file(World.onboarding("X26", "STANDARD")));
        Map<String, String> before = whatIsDue();
        ModelVersion now = rename(Running.MIGRATE);
        long last = facts.last();

        assertThatThrownBy(dyingAt(2)::run).isInstanceOf(Crash.class);

        assertThat(ritms.stream().filter(ritm -> versionOf(ritm) == now.version()))
                .as("the second was cut short before its commit")
                .hasSize(1);
        assertThat(releases.migration(ONBOARDING, now.version()).orElseThrow())
                .matches(half -> !half.isOver() && half.moved() == 1 && half.total() == 3);

        migrations.run();
        migrations.run();

        assertThat(releases.migration(ONBOARDING, now.version()).orElseThrow())
                .matches(over -> over.isOver() && over.moved() == 3);
        assertThat(ritms).allMatch(ritm -> versionOf(ritm) == now.version());
        assertThat(whatIsDue()).isEqualTo(before);
        assertThat(facts.since(last, "MODEL").stream()
                        .filter(fact -> fact.what().startsWith("Goes on by version"))
                        .map(fact -> fact.ritm()))
                .containsExactlyInAnyOrderElementsOf(ritms);
    }

    /** The node is gone; nothing in it could say so. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    /** What a node runs that dies as it moves so many, after the engine moved it and before the commit. */
    private Migrations dyingAt(int moved) {
        var dying = new Mover(runtime, repository, session, trail) {
            private int done;

            @Override
            State move(Next next, Way way) {
                State state = super.move(next, way);
                if (++done == moved) {
                    throw new Crash();
                }
                return state;
            }
        };
        return new Migrations(rows, models, dying, trail, transaction, clock);
    }

    private ProcessInstance instance(String ritm) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(ritm)
                .processDefinitionKey(ONBOARDING)
                .singleResult();
    }
}
