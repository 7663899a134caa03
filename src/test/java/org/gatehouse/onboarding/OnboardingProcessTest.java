package org.gatehouse.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.GatehouseTest;
import org.gatehouse.PathCoverage;
import org.gatehouse.World;
import org.gatehouse.rehearsal.ReplayedAlike;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path through {@code onboarding-request.bpmn}, on the whole product. */
@GatehouseTest
@ReplayedAlike(OnboardingProcess.KEY)
class OnboardingProcessTest {

    @Autowired
    private World world;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @AfterAll
    static void everyNodeAndFlowWasGoneThrough() {
        PathCoverage.assertComplete(OnboardingProcess.KEY);
    }

    @Test
    void anApprovedRequestLinksTheGroupAndTellsTwice() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        assertThat(world.status(ritm)).isEqualTo("IN_REVIEW");

        var decided = world.decide("onboarding1", ritm, Map.of("decision", "APPROVE", "comment", "Looks right"));
        assertThat(decided.text("status")).isEqualTo("APPROVED");
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
        assertThat(world.mails(ritm))
                .containsExactlyInAnyOrder(
                        ritm + " approved: Standard policy for Northbank Hospital > it.office@za1.example",
                        ritm + " approved: Standard policy for Northbank Hospital > local.admin@za1.example",
                        ritm + " completed: Standard policy for Northbank Hospital > it.office@za1.example",
                        ritm + " completed: Standard policy for Northbank Hospital > local.admin@za1.example");
        assertThat(world.timeline(ritm))
                .contains(
                        "SUBMITTED Onboarding request submitted by la.za1",
                        "DECISION Request approved by onboarding1",
                        "DIRECTORY Security group linked to the Standard policy by gatehouse",
                        "DIRECTORY Link read back from the directory by gatehouse",
                        "STATUS Completed by gatehouse");
    }

    @Test
    void aRejectedRequestTellsTheReasonsAndFreesTheSlot() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));

        world.decide("onboarding2", ritm, Map.of("decision", "REJECT", "reasons", List.of("The group holds leavers")));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("REJECTED");
        assertThat(world.request(ritm).at("/decision/reasons/0").asText()).isEqualTo("The group holds leavers");
        assertThat(world.mails(ritm)).hasSize(2).allMatch(mail -> mail.startsWith(ritm + " rejected"));
        assertThat(world.status(world.file(onboarding("ZA1", "STANDARD")))).isEqualTo("IN_REVIEW");
    }

    @Test
    void aWaitingReviewIsRemindedOfAndAtTheBreachRaised() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        Instant submitted =
                Instant.parse(world.request(ritm).path("submittedAt").asText());
        assertThat(Instant.parse(world.request(ritm).path("dueAt").asText()))
                .isEqualTo(submitted.plus(Duration.ofHours(3)));

        world.pass(Duration.ofMinutes(59));
        assertThat(world.mails(ritm)).isEmpty();
        world.pass(Duration.ofMinutes(2));
        assertThat(world.mails(ritm))
                .hasSize(3)
                .allMatch(mail -> mail.startsWith(ritm + " waits for review"))
                .anyMatch(mail -> mail.endsWith("onboarding2@gatehouse.example"));
        assertThat(world.request(ritm).path("overdue").asBoolean()).isFalse();

        world.pass(Duration.ofHours(2));
        assertThat(world.mails(ritm))
                .filteredOn(mail -> mail.startsWith(ritm + " is overdue"))
                .hasSize(4)
                .anyMatch(mail -> mail.endsWith("onboarding.lead@gatehouse.example"));
        assertThat(world.request(ritm).path("overdue").asBoolean()).isTrue();
        assertThat(world.task("onboarding1", ritm).path("priority").asInt()).isEqualTo(80);

        world.pass(Duration.ofDays(30));
        assertThat(world.mails(ritm)).hasSize(7);
        assertThat(world.status(ritm)).as("nothing is decided by the clock").isEqualTo("IN_REVIEW");
    }

    @Test
    void aRequestIsWithdrawnDuringReviewByAnyAdministratorOfItsOrganisation() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));

        var answer = world.as("la2.za1").post("/requests/" + ritm + "/withdrawal", Map.of("reason", "Wrong group"));
        assertThat(answer.text("status")).isEqualTo("WITHDRAWN");
        world.settle();

        assertThat(world.tasks("onboarding1", ritm)).isEmpty();
        assertThat(world.mails(ritm)).hasSize(2).allMatch(mail -> mail.startsWith(ritm + " withdrawn"));
        assertThat(world.as("la.za1")
                        .post("/requests/" + ritm + "/withdrawal", Map.of("reason", "Again"))
                        .codes())
                .containsExactly("NOT_UNDER_REVIEW");
    }

    @Test
    void aRequestIsWithdrawnBeforeItsReviewWasOpened() {
        var filed = world.as("la.za1").post("/onboarding-requests", onboarding("ZA1", "STANDARD"));
        String ritm = filed.text("ritm");
        assertThat(filed.text("status")).isEqualTo("SUBMITTED");

        world.as("la.za1").post("/requests/" + ritm + "/withdrawal", Map.of("reason", "Too early"));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("WITHDRAWN");
        assertThat(world.tasks("onboarding1", ritm)).isEmpty();
    }

    @Test
    void aGroupThatChangedAfterApprovalIsNotLinked() {
        String ritm = world.file(onboarding("ZB2", "NAMED_LOCATIONS"));
        world.changeDirectory(Map.of("group", "ZB2.sg.MFA-CA-NL-Users", "mailEnabled", true));

        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        world.changeDirectory(Map.of("group", "ZB2.sg.MFA-CA-NL-Users", "mailEnabled", false));

        assertThat(world.status(ritm)).isEqualTo("REJECTED");
        assertThat(world.request(ritm).at("/decisions/1/reasons/0").asText())
                .isEqualTo("The group ZB2.sg.MFA-CA-NL-Users was made mail-enabled.");
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.startsWith(ritm + " could not be completed"));
    }

    @Test
    void aLinkThatSupportGivesUpIsRemovedAndTold() {
        world.breakDirectory(Map.of("operation", "LINK_GROUP", "mode", "REFUSE"));
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        assertThat(world.request(ritm).path("retryingSince").asText()).isNotEmpty();
        world.pass(Duration.ofHours(2));
        assertThat(world.status(ritm)).isEqualTo("ACTION_NEEDED");

        world.breakDirectory(Map.of("mode", "NONE"));
        world.decide(
                "support1", ritm, Map.of("decision", "CANNOT_BE_DONE", "reasons", List.of("The policy is frozen")));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("REJECTED");
        assertThat(world.request(ritm).at("/decisions/1/reasons/0").asText()).isEqualTo("The policy is frozen");
        assertThat(world.timeline(ritm)).contains("DIRECTORY No link left in the directory by gatehouse");
    }
}
