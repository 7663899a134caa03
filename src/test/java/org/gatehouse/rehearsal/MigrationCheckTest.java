package org.gatehouse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.gatehouse.GatehouseTest;
import org.gatehouse.engine.MigrationPlans;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.rehearsal.Migratable.Stuck;
import org.gatehouse.rehearsal.WaitingPlaces.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * What is said of running instances, held against what becomes of them when they are really moved. Tasks of these are no
 * request, so nobody is told of them.
 */
@GatehouseTest
@TestPropertySource(properties = "camunda.bpm.eventing.task=false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationCheckTest {

    /** All of them under {@code -Pnightly}. */
    private static final int CHANGES = Integer.getInteger("gatehouse.test.migrations", 10);

    private static final Instant DUE = Instant.parse("2031-01-01T09:00:00Z");

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private ModelVersions versions;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    private String base;

    /** Spread over all, the first and the last among them. */
    static Stream<Change> changes() {
        List<Change> all = WaitingPlaces.changes();
        int some = Math.min(CHANGES, all.size());
        return IntStream.range(0, some).mapToObj(i -> all.get(i * (all.size() - 1) / (some - 1)));
    }

    @BeforeAll
    void deployTheFirstVersion() {
        WaitingPlaces.deploy(repository, WaitingPlaces.called());
        base = WaitingPlaces.deploy(repository, WaitingPlaces.files(new Change("nothing", "", "")));
    }

    @AfterEach
    void endAll() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(WaitingPlaces.KEY)
                .list()
                .forEach(each -> runtime.deleteProcessInstance(each.getId(), "Test"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatIsSaidIsWhatBecomesOfThem(Change change) {
        Map<String, String> places = new HashMap<>();
        WaitingPlaces.PLACES.forEach(place -> places.put(start(place), place));
        Map<String, byte[]> files = WaitingPlaces.files(change);

        Migratable said =
                rehearsals.migratable(versions.inForce(WaitingPlaces.KEY).orElseThrow(), files);
        Map<String, List<String>> stuck =
                said.cannot().stream().collect(Collectors.toMap(Stuck::instance, Stuck::reasons));
        assertThat(said.can() + said.cannot().size()).isEqualTo(places.size());
        assertThat(stuck.values()).allSatisfy(reasons -> assertThat(reasons).isNotEmpty());

        var plan = MigrationPlans.between(runtime, base, WaitingPlaces.deploy(repository, files));
        places.forEach((instance, place) -> {
            String refused = null;
            try {
                runtime.newMigration(plan).processInstanceIds(instance).execute();
            } catch (ProcessEngineException failure) {
                refused = failure.getMessage();
            }
            assertThat(refused == null)
                    .as("%s at %s; said: %s; became: %s", change, place, stuck.get(instance), refused)
                    .isEqualTo(!stuck.containsKey(instance));
        });
    }

    @Test
    void reasonsAreSaidInWords() {
        start("TASK");
        start("JOB");
        assertThat(reasons(new Change("", "\"task\"", "\"other-task\"")))
                .containsExactly("It waits at 'Think', which the new version no longer has");
        assertThat(reasons(WaitingPlaces.changes().get(3)))
                .containsExactly(
                        "It waits at 'Think', which is a wait for a message in the new version and was a user task");
        assertThat(reasons(WaitingPlaces.changes().get(7)))
                .containsExactly("The new version asks for 'never', which it does not have");
        assertThat(reasons(new Change("", "\"job\"", "\"other-job\"")))
                .containsExactly("It is about to begin 'Work', which the new version no longer has");
        assertThat(reasons(new Change("", "camunda:asyncBefore=\"true\"", "camunda:asyncBefore=\"false\"")))
                .containsExactly(
                        "It is about to begin 'Work', which no longer begins with a job of its own in the new version");
    }

    @Test
    void nothingOfTheRunningInstancesChanges() {
        String instance = start("INSIDE");
        List<String> before = state(instance);
        rehearsals.migratable(
                versions.inForce(WaitingPlaces.KEY).orElseThrow(),
                WaitingPlaces.files(WaitingPlaces.changes().get(14)));
        assertThat(state(instance)).isEqualTo(before);
    }

    private List<String> reasons(Change change) {
        return rehearsals
                .migratable(versions.inForce(WaitingPlaces.KEY).orElseThrow(), WaitingPlaces.files(change))
                .cannot()
                .stream()
                .flatMap(each -> each.reasons().stream())
                .toList();
    }

    private List<String> state(String instance) {
        return List.of(
                runtime.getActivityInstance(instance).toString(),
                management.createJobQuery().processInstanceId(instance).list().stream()
                        .map(Job::getDuedate)
                        .toList()
                        .toString(),
                runtime.createEventSubscriptionQuery()
                        .processInstanceId(instance)
                        .list()
                        .toString());
    }

    private String start(String place) {
        return runtime.startProcessInstanceById(
                        base, Map.of("place", place, "dueAt", Date.from(DUE), "note", "something"))
                .getId();
    }
}
