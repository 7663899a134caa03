package org.gatehouse.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.PathCoverage;
import org.gatehouse.World;
import org.gatehouse.rehearsal.ReplayedAlike;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path through {@code status-enquiry.bpmn}, and the answer at once. */
@GatehouseTest
@ReplayedAlike(EnquiryProcess.KEY)
class StatusEnquiryProcessTest {

    @Autowired
    private World world;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @AfterAll
    static void everyNodeAndFlowWasGoneThrough() {
        PathCoverage.assertComplete(EnquiryProcess.KEY);
    }

    @Test
    void anEnquiryInTimeIsAnsweredAtOnceWithoutTheHelpdesk() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));

        Api.Answer answer = ask(ritm);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("request")).isEqualTo(ritm);
        assertThat(answer.text("stage")).isEqualTo("Review onboarding request");
        assertThat(answer.text("holder")).isEqualTo("onboarding-reviewers");
        assertThat(answer.text("nextDeadline"))
                .isEqualTo(world.request(ritm).path("dueAt").asText());
        assertThat(answer.body().path("incident").isNull()).isTrue();
        assertThat(world.tasks("helpdesk1", ritm)).isEmpty();
    }

    @Test
    void anEnquiryAboutAnOverdueRequestBecomesATaskThatIsAnsweredByMail() {
        String ritm = overdue();

        Api.Answer answer = ask(ritm);
        assertThat(answer.text("incident")).matches("INC\\d{7}");
        assertThat(ask(ritm).text("incident")).as("asking twice").isEqualTo(answer.text("incident"));
        assertThat(world.task("helpdesk1", ritm).at("/brief/question").asText()).isEqualTo("When?");

        assertThat(world.decide("helpdesk1", ritm, Map.of("decision", "DONE")).codes())
                .containsExactly("REQUIRED");
        world.decide("helpdesk1", ritm, Map.of("decision", "DONE", "comment", "Tomorrow morning."));
        world.settle();

        assertThat(world.tasks("helpdesk1", ritm)).isEmpty();
        assertThat(world.mails(ritm))
                .contains(answer.text("incident") + ": your enquiry about " + ritm + " > local.admin@za1.example");
        assertThat(world.status(ritm)).isEqualTo("IN_REVIEW");
    }

    @Test
    void whoeverAsksUnderOneIncidentIsAnswered() {
        String ritm = overdue();
        String incident = ask(ritm).text("incident");
        Api.Answer second = world.as("la2.za1").post("/requests/" + ritm + "/enquiries", Map.of("question", "And?"));
        assertThat(second.text("incident")).isEqualTo(incident);
        assertThat(Instant.parse(second.text("nextDeadline"))).isAfter(world.now());

        world.decide("helpdesk1", ritm, Map.of("decision", "DONE", "comment", "Soon."));
        world.settle();

        assertThat(world.mails(ritm))
                .contains(
                        incident + ": your enquiry about " + ritm + " > local.admin@za1.example",
                        incident + ": your enquiry about " + ritm + " > la2.za1@gatehouse.example");
    }

    @Test
    void anEnquiryLeftUnansweredForFourWorkingHoursIsRaised() {
        String ritm = overdue();
        String incident = ask(ritm).text("incident");

        world.pass(Duration.ofDays(1));

        assertThat(world.task("helpdesk1", ritm).path("priority").asInt()).isEqualTo(RaiseOverdueEnquiry.PRIORITY);
        assertThat(world.mails(ritm))
                .contains(
                        incident + ": an enquiry about " + ritm + " is not answered > helpdesk.lead@gatehouse.example");
    }

    private String overdue() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        world.pass(Duration.ofHours(4));
        assertThat(world.request(ritm).path("overdue").asBoolean()).isTrue();
        return ritm;
    }

    private Api.Answer ask(String ritm) {
        return world.as("la.za1").post("/requests/" + ritm + "/enquiries", Map.of("question", "When?"));
    }
}
