package org.gatehouse.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.gatehouse.GatehouseTest;
import org.gatehouse.PathCoverage;
import org.gatehouse.World;
import org.gatehouse.rehearsal.ReplayedAlike;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every path through {@code step-repair.bpmn}: a directory that stays down while a group is being linked. */
@GatehouseTest
@ReplayedAlike(RepairProcess.KEY)
class StepRepairProcessTest {

    private static final Duration ALL_RETRIES = Duration.ofMinutes(75);

    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @AfterAll
    static void everyNodeAndFlowWasGoneThrough() {
        PathCoverage.assertComplete(RepairProcess.KEY);
    }

    @Test
    void aFailingStepIsRetriedAndThenBecomesATaskForSupport() {
        String ritm = approvedWhileDirectoryIsDown();
        assertThat(world.status(ritm)).isEqualTo("APPROVED");
        assertThat(world.request(ritm).path("retryingSince").asText()).isNotEmpty();

        world.pass(ALL_RETRIES);

        assertThat(world.status(ritm)).isEqualTo("ACTION_NEEDED");
        var task = world.task("support1", ritm);
        assertThat(task.path("definitionKey").asText()).isEqualTo("repair-step");
        assertThat(task.at("/brief/step").asText()).isEqualTo("Link the security group to the policy");
        assertThat(task.at("/brief/error").asText()).isEqualTo("The directory does not answer");
        assertThat(world.request(ritm).at("/stage/holder").asText()).isEqualTo("directory-support");
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.contains("needs repair > support1@gatehouse.example"));
    }

    @Test
    void aFaultOfTheProductShowsNothingOfItsInside() {
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        jdbc.sql("alter table policy_link rename to policy_link_away").update();
        try {
            world.settle();
            world.pass(ALL_RETRIES);
        } finally {
            jdbc.sql("alter table policy_link_away rename to policy_link").update();
        }

        assertThat(world.task("support1", ritm).at("/brief/error").asText())
                .startsWith("An unexpected fault. The log tells more under job ");
        assertThat(world.timeline(ritm).toString()).doesNotContain("policy_link", "SQL");
        world.decide("support1", ritm, Map.of("decision", "RETRY"));
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
    }

    @Test
    void aRetryThatSucceedsCompletesTheRequest() {
        String ritm = failedForGood();
        world.breakDirectory(Map.of("mode", "NONE"));

        world.decide("support1", ritm, Map.of("decision", "RETRY"));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
        assertThat(world.request(ritm).path("retryingSince").isNull()).isTrue();
        assertThat(world.tasks("support1", ritm)).isEmpty();
    }

    @Test
    void aRetryThatFailsComesBack() {
        String ritm = failedForGood();

        world.decide("support1", ritm, Map.of("decision", "DONE_BY_HAND"));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("ACTION_NEEDED");
        assertThat(world.tasks("support1", ritm)).hasSize(1);
    }

    @Test
    void givingUpNeedsReasonsAndEndsTheLinking() {
        String ritm = failedForGood();
        world.breakDirectory(Map.of("mode", "NONE"));
        assertThat(world.decide("support1", ritm, Map.of("decision", "CANNOT_BE_DONE"))
                        .codes())
                .containsExactly("REASONS_NEEDED");

        world.decide("support1", ritm, Map.of("decision", "CANNOT_BE_DONE", "reasons", List.of("Policy retired")));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("REJECTED");
    }

    @Test
    void supportIsRemindedEveryWorkingDay() {
        String ritm = failedForGood();

        world.pass(Duration.ofDays(3));

        assertThat(world.mails(ritm))
                .filteredOn(mail -> mail.contains("still needs repair"))
                .hasSize(3);
    }

    @Test
    void aStepThatRecoversByAnotherHandClosesItsRepair() {
        String ritm = failedForGood();
        world.breakDirectory(Map.of("mode", "NONE"));

        management.createJobQuery().noRetriesLeft().list().forEach(job -> management.setJobRetries(job.getId(), 1));
        world.pass(Duration.ofHours(1));

        assertThat(world.tasks("support1", ritm)).isEmpty();
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
        assertThat(world.timeline(ritm)).anyMatch(entry -> entry.contains("no longer waits for repair"));
    }

    private String failedForGood() {
        String ritm = approvedWhileDirectoryIsDown();
        world.pass(ALL_RETRIES);
        assertThat(world.status(ritm)).isEqualTo("ACTION_NEEDED");
        return ritm;
    }

    private String approvedWhileDirectoryIsDown() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        world.breakDirectory(Map.of("mode", "DOWN"));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        return ritm;
    }
}
