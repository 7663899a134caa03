package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gatehouse.World.namedLocation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.PathCoverage;
import org.gatehouse.World;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.rehearsal.ReplayedAlike;
import org.gatehouse.request.Requests;
import org.gatehouse.servicedesk.RequestReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path through {@code named-location-registration.bpmn} and {@code named-location-escalation.bpmn}. */
@GatehouseTest
@ReplayedAlike({NamedLocationProcess.KEY, NamedLocationProcess.ESCALATION_KEY})
class NamedLocationProcessTest {

    private static final String SEED_RANGES = "203.0.113.0/24,45.67.83.100/30,64.223.160.0/20";

    @Autowired
    private World world;

    @Autowired
    private Requests requests;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
        world.onboardToNamedLocations("ZA1");
    }

    @AfterAll
    static void everyNodeAndFlowWasGoneThrough() {
        PathCoverage.assertComplete(NamedLocationProcess.KEY);
        PathCoverage.assertComplete(NamedLocationProcess.ESCALATION_KEY);
    }

    @Test
    void anApprovedLocationIsRegisteredReadBackAndTold() {
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", SEED_RANGES));
        assertThat(world.status(ritm)).isEqualTo("IN_REVIEW");
        assertThat(world.request(ritm).at("/warnings").findValuesAsText("code")).containsExactly("DOCUMENTATION");
        assertThat(lookUp("64.223.170.1").path("inNamedLocation").asBoolean()).isFalse();

        world.decide("location1", ritm, Map.of("decision", "APPROVE"));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
        assertThat(lookUp("64.223.170.1").at("/locations/0/name").asText()).isEqualTo("Main site");
        assertThat(world.mails(ritm))
                .containsExactlyInAnyOrder(
                        ritm + " approved: Register named location 'Main site' for Northbank Hospital"
                                + " > local.admin@za1.example",
                        ritm + " completed: Register named location 'Main site' for Northbank Hospital"
                                + " > local.admin@za1.example");
        assertThat(world.timeline(ritm))
                .contains(
                        "DECISION Request approved by location1",
                        "DIRECTORY Ranges of the named location put into the directory by gatehouse",
                        "DIRECTORY Named location read back from the directory by gatehouse",
                        "STATUS Completed by gatehouse");
        assertThat(world.as("la.za1")
                        .get("/named-locations?organisation=ZA1")
                        .body()
                        .at("/items/0/origin")
                        .asText())
                .isEqualTo(ritm);
    }

    /** In lower case such a letter is two characters. */
    @Test
    void theLongestNameIsRegisteredAsAnyOther() {
        String longest = "\u0130".repeat(120);
        world.registered("ZA1", longest, SEED_RANGES);
        assertThat(lookUp("64.223.170.1").at("/locations/0/name").asText()).isEqualTo(longest);
    }

    @Test
    void theLongestNameIsRejectedAndContestedAsAnyOther() {
        String rejected = rejected("\u0130".repeat(120));
        assertThat(escalate(rejected, "It is ours").status()).isEqualTo(200);
        assertThat(world.status(rejected)).isEqualTo("ESCALATED");
    }

    @Test
    void theLongestCodeOfAnOrganisationHasItsPlaceBesideTheLongestName() {
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", SEED_RANGES));
        String slot = NamedLocationCommand.slotOf(OdsCode.of("ABCDEFGHIJ"), LocationName.of("\u0130".repeat(120)));

        requests.takeSlot(RequestReference.of(ritm), slot);

        assertThat(requests.holderOf(slot)).contains(RequestReference.of(ritm));
    }

    @Test
    void aWaitingReviewIsRemindedOfAfterFiveAndRaisedAfterTenWorkingDaysAndBothSidesAreTold() {
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", SEED_RANGES));
        assertThat(dueAt(ritm)).isEqualTo(submittedAt(ritm).plus(Duration.ofDays(14)));

        world.pass(Duration.ofDays(7).minusMinutes(1));
        assertThat(world.mails(ritm)).isEmpty();
        world.pass(Duration.ofMinutes(2));
        assertThat(world.mails(ritm))
                .anyMatch(mail ->
                        mail.startsWith(ritm + " waits for a decision") && mail.endsWith("location2@gatehouse.example"))
                .anyMatch(mail -> mail.startsWith(ritm + " still waits") && mail.endsWith("local.admin@za1.example"));

        world.pass(Duration.ofDays(7));
        assertThat(world.mails(ritm))
                .anyMatch(mail ->
                        mail.startsWith(ritm + " is overdue") && mail.endsWith("location.lead@gatehouse.example"));
        assertThat(world.mails(ritm))
                .filteredOn(mail -> mail.startsWith(ritm + " still waits"))
                .hasSize(2);
        world.pass(Duration.ofDays(30));
        assertThat(world.status(ritm)).as("nothing is decided by the clock").isEqualTo("IN_REVIEW");
    }

    @Test
    void aRequestIsWithdrawnDuringReview() {
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", SEED_RANGES));

        world.as("la2.za1").post("/requests/" + ritm + "/withdrawal", Map.of("reason", "Another provider"));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("WITHDRAWN");
        assertThat(world.mails(ritm)).hasSize(1).allMatch(mail -> mail.startsWith(ritm + " withdrawn"));
    }

    @Test
    void aRejectionStandsWhenItsWindowOfTenWorkingDaysCloses() {
        String ritm = rejected("Main site");
        Instant until = Instant.parse(world.request(ritm).path("escalateUntil").asText());
        assertThat(until).isCloseTo(decidedAt(ritm).plus(Duration.ofDays(14)), within(1, ChronoUnit.SECONDS));
        assertThat(actions(ritm)).contains("ESCALATE", "RESUBMIT");
        assertThat(world.mails(ritm)).hasSize(1).allMatch(mail -> mail.startsWith(ritm + " rejected"));

        world.pass(Duration.ofDays(14).plusSeconds(1));

        assertThat(world.status(ritm)).isEqualTo("REJECTED");
        assertThat(actions(ritm)).doesNotContain("ESCALATE", "RESUBMIT");
        assertThat(escalate(ritm, "Too late").codes()).containsExactly("NOT_CONTESTABLE");
    }

    @Test
    void theWindowSkipsChristmas() {
        world.beginAt(Instant.parse("2026-12-18T10:00:00Z"));
        world.onboardToNamedLocations("ZA1");
        String ritm = rejected("Main site");

        assertThat(Instant.parse(world.request(ritm).path("escalateUntil").asText()))
                .as("25 December, its substitute day, 1 January and four weekends do not count")
                .isBetween(Instant.parse("2027-01-06T10:00:00Z"), Instant.parse("2027-01-06T10:05:00Z"));
    }

    @Test
    void theWindowSkipsEaster() {
        world.beginAt(Instant.parse("2027-03-22T10:00:00Z"));
        world.onboardToNamedLocations("ZA1");
        String ritm = rejected("Main site");

        assertThat(Instant.parse(world.request(ritm).path("escalateUntil").asText()))
                .as("Good Friday and Easter Monday do not count; summer time has begun")
                .isBetween(Instant.parse("2027-04-07T09:00:00Z"), Instant.parse("2027-04-07T09:05:00Z"));
    }

    @Test
    void aRejectedRequestIsCorrectedByANewOneThatAnswersEveryReason() {
        String ritm = rejected("Main site");
        var form = namedLocation("ZA1", "REGISTER", "Main site", "64.223.160.0/20");
        form.put("resubmissionOf", Map.of("ritm", ritm, "answers", List.of()));
        assertThat(world.as("la.za1").post("/named-location-requests", form).codes())
                .containsExactly("REASON_UNANSWERED");

        form.put(
                "resubmissionOf",
                Map.of(
                        "ritm",
                        ritm,
                        "answers",
                        List.of(Map.of("reason", "Guests use the same range", "answer", "They have another one now"))));
        String corrected = world.fileLocation(form);

        assertThat(world.request(corrected).path("resubmissionOf").asText()).isEqualTo(ritm);
        assertThat(world.request(ritm).path("resubmittedAs").asText()).isEqualTo(corrected);
        assertThat(world.status(ritm)).isEqualTo("REJECTED");
        assertThat(actions(ritm)).doesNotContain("ESCALATE", "RESUBMIT");
        world.decide("location2", corrected, Map.of("decision", "APPROVE"));
        world.settle();
        assertThat(world.status(corrected)).isEqualTo("COMPLETED");
        assertThat(world.as("la.za1").post("/named-location-requests", form).codes())
                .contains("NOT_CORRECTABLE", "LOCATION_EXISTS");
    }

    @Test
    void anEscalationIsTriagedHeardBySomebodyElseAndOverturned() {
        String ritm = rejected("Main site");

        var escalated = escalate(ritm, "The guests have a range of their own");
        assertThat(escalated.text("status")).isEqualTo("ESCALATED");
        assertThat(world.task("helpdesk1", ritm).path("definitionKey").asText()).isEqualTo("triage-escalation");
        assertThat(dueAt(ritm)).isCloseTo(world.now().plus(Duration.ofDays(7)), within(1, ChronoUnit.MINUTES));
        world.decide("helpdesk1", ritm, Map.of("decision", "FORWARD", "comment", "Called them"));
        world.settle();

        assertThat(world.task("panel1", ritm).at("/brief/grounds").asText())
                .isEqualTo("The guests have a range of their own");
        var decided = world.decide("panel1", ritm, Map.of("decision", "OVERTURN", "comment", "Shown to us"));
        assertThat(decided.text("status")).isEqualTo("APPROVED");
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
        assertThat(world.request(ritm).path("decisions").findValuesAsText("outcome"))
                .containsExactly("REJECTED", "OVERTURNED");
        assertThat(lookUp("64.223.170.1").path("inNamedLocation").asBoolean()).isTrue();
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.startsWith(ritm + " completed"));
    }

    @Test
    void anUpheldRejectionIsFinal() {
        String ritm = rejected("Main site");
        escalate(ritm, "We disagree");
        world.decide("helpdesk1", ritm, Map.of("decision", "FORWARD"));
        assertThat(world.decide("panel1", ritm, Map.of("decision", "UPHOLD")).codes())
                .containsExactly("REASONS_NEEDED");
        world.decide("panel1", ritm, Map.of("decision", "UPHOLD", "reasons", List.of("Guests still use it")));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("REJECTED");
        assertThat(world.request(ritm).at("/decision/outcome").asText()).isEqualTo("UPHELD");
        assertThat(actions(ritm)).doesNotContain("ESCALATE", "RESUBMIT");
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.startsWith(ritm + " rejection upheld"));
        assertThat(world.status(world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", SEED_RANGES))))
                .as("a new request is possible")
                .isEqualTo("IN_REVIEW");
    }

    @Test
    void whoRejectedNeverHearsTheEscalation() {
        world.onboardToNamedLocations("ZB2");
        String ritm = world.fileLocation(namedLocation("ZB2", "REGISTER", "Clinic", SEED_RANGES));
        world.decide("both1", ritm, Map.of("decision", "REJECT", "reasons", List.of("Guests use it")));
        world.as("la.zb2").post("/requests/" + ritm + "/escalation", Map.of("grounds", "They do not"));
        world.decide("helpdesk1", ritm, Map.of("decision", "FORWARD"));

        String task = world.task("panel1", ritm).path("id").asText();
        Api.Answer own = world.as("both1").post("/tasks/" + task + "/decision", Map.of("decision", "OVERTURN"));

        assertThat(own.status()).isEqualTo(403);
        assertThat(own.codes()).containsExactly("HAD_A_PART");
        assertThat(world.as("both1").post("/tasks/" + task + "/claim", Map.of()).status())
                .isEqualTo(403);
        assertThat(world.tasks("both1", ritm)).isEmpty();
        assertThat(world.decide("panel2", ritm, Map.of("decision", "OVERTURN")).status())
                .isEqualTo(200);
    }

    @Test
    void whoContestsARejectionHasNoPartInDecidingIt() {
        world.onboardToNamedLocations("X26");
        String ritm = world.fileLocation(namedLocation("X26", "REGISTER", "Office", SEED_RANGES));
        world.decide("location1", ritm, Map.of("decision", "REJECT", "reasons", List.of("Guests use it")));
        world.as("both1").post("/requests/" + ritm + "/escalation", Map.of("grounds", "They do not"));
        world.decide("helpdesk1", ritm, Map.of("decision", "FORWARD", "comment", "Spoke to them"));

        String task = world.task("panel1", ritm).path("id").asText();
        assertThat(world.as("both1")
                        .post("/tasks/" + task + "/decision", Map.of("decision", "OVERTURN"))
                        .codes())
                .containsExactly("HAD_A_PART");
        assertThat(world.task("panel1", ritm).at("/brief/note").asText())
                .as("the helpdesk's note reaches the panel")
                .isEqualTo("Spoke to them");
    }

    @Test
    void anOldRejectionThatIsOverturnedUndoesNothingNewer() {
        world.registered("ZA1", "Main site", "45.67.84.0/28");
        String old = world.fileLocation(namedLocation("ZA1", "UPDATE", "Main site", "45.67.85.0/28"));
        world.decide("location1", old, Map.of("decision", "REJECT", "reasons", List.of("No")));
        String newer = world.fileLocation(namedLocation("ZA1", "UPDATE", "Main site", "45.67.86.0/28"));
        world.decide("location1", newer, Map.of("decision", "APPROVE"));
        world.settle();

        assertThat(actions(old)).doesNotContain("ESCALATE").contains("RESUBMIT");
        assertThat(escalate(old, "We disagree").codes()).containsExactly("LOCATION_CHANGED");
        assertThat(lookUp("45.67.86.1").path("inNamedLocation").asBoolean()).isTrue();
    }

    @Test
    void aRejectedNewLocationIsNotContestedOnceItsNameIsTaken() {
        String old = rejected("Main site");
        world.registered("ZA1", "Main site", "45.67.86.0/28");

        assertThat(escalate(old, "We disagree").codes()).containsExactly("LOCATION_CHANGED");
        assertThat(world.status(old)).isEqualTo("REJECTED");
    }

    @Test
    void anOrganisationThatLeftThePolicyCanStillRemoveItsRanges() {
        world.registered("ZA1", "Main site", "45.67.84.0/28");
        world.as("support1")
                .post(
                        "/requests/"
                                + world.as("auditor1")
                                        .get("/requests?organisation=ZA1&type=ONBOARDING&status=COMPLETED&size=1")
                                        .body()
                                        .at("/items/0/ritm")
                                        .asText()
                                + "/retirement",
                        Map.of("reason", "Moved to Standard"));

        String removal = world.fileLocation(namedLocation("ZA1", "REMOVE", "Main site", null));
        world.decide("location1", removal, Map.of("decision", "APPROVE"));
        world.settle();

        assertThat(world.status(removal)).isEqualTo("COMPLETED");
        assertThat(lookUp("45.67.84.1").path("inNamedLocation").asBoolean()).isFalse();
    }

    @Test
    void anEscalationThatWaitsIsRemindedOfAndRaised() {
        String ritm = rejected("Main site");
        escalate(ritm, "We disagree");

        world.pass(Duration.ofDays(3).plusMinutes(1));
        assertThat(world.mails(ritm))
                .anyMatch(mail -> mail.startsWith(ritm + " waits for a decision")
                        && mail.endsWith("helpdesk1@gatehouse.example"));
        world.decide("helpdesk1", ritm, Map.of("decision", "FORWARD"));
        world.pass(Duration.ofDays(4));
        assertThat(world.mails(ritm))
                .anyMatch(
                        mail -> mail.startsWith(ritm + " is overdue") && mail.endsWith("panel.lead@gatehouse.example"));
        assertThat(world.task("panel1", ritm).path("priority").asInt()).isEqualTo(80);
        world.pass(Duration.ofDays(30));
        assertThat(world.status(ritm)).isEqualTo("ESCALATED");
    }

    @Test
    void anUpdateReplacesTheRangesAndARemovalTakesThemAway() {
        String first = world.registered("ZA1", "Main site", "64.223.160.0/20,45.67.83.100");
        String update =
                world.fileLocation(namedLocation("ZA1", "UPDATE", "main SITE", "45.67.83.100/32,45.67.84.0/28"));
        world.decide("location1", update, Map.of("decision", "APPROVE"));
        world.settle();

        assertThat(world.status(update)).isEqualTo("COMPLETED");
        assertThat(lookUp("64.223.170.1").path("inNamedLocation").asBoolean()).isFalse();
        assertThat(lookUp("45.67.84.5").at("/locations/0/origin").asText())
                .as("by which request this very range came")
                .isEqualTo(update);
        assertThat(lookUp("45.67.83.100").at("/locations/0/origin").asText()).isEqualTo(first);

        String removal = world.fileLocation(namedLocation("ZA1", "REMOVE", "Main site", null));
        world.decide("location1", removal, Map.of("decision", "APPROVE"));
        world.settle();
        assertThat(world.status(removal)).isEqualTo("COMPLETED");
        assertThat(lookUp("45.67.84.5").path("inNamedLocation").asBoolean()).isFalse();
        assertThat(world.mails(removal))
                .as("every administrator is told, since their users will notice")
                .anyMatch(
                        mail -> mail.startsWith(removal + " completed") && mail.endsWith("la2.za1@gatehouse.example"));
    }

    @Test
    void aLocationIsNotRegisteredOnceTheOrganisationHasLeftThePolicy() {
        String onboarding = world.as("auditor1")
                .get("/requests?organisation=ZA1&type=ONBOARDING&status=COMPLETED&size=1")
                .body()
                .at("/items/0/ritm")
                .asText();
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", SEED_RANGES));
        world.as("support1").post("/requests/" + onboarding + "/retirement", Map.of("reason", "Moved to Standard"));

        world.decide("location1", ritm, Map.of("decision", "APPROVE"));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("REJECTED");
        assertThat(world.request(ritm).at("/decision/reasons/0").asText())
                .isEqualTo("ZA1 is no longer linked to the Named Locations policy.");
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.startsWith(ritm + " could not be completed"));
    }

    @Test
    void whatSupportGivesUpIsPutBackAsItWas() {
        world.registered("ZA1", "Main site", "64.223.160.0/20");
        String update = world.fileLocation(namedLocation("ZA1", "UPDATE", "Main site", "45.67.84.0/28"));
        world.decide("location1", update, Map.of("decision", "APPROVE"));
        world.breakDirectory(Map.of("operation", "REGISTER_LOCATION", "mode", "TIMEOUT_AFTER_APPLYING", "times", 1));
        world.settle();
        assertThat(world.request(update).path("retryingSince").asText()).isNotEmpty();
        world.breakDirectory(Map.of("mode", "DOWN"));
        world.pass(Duration.ofHours(2));
        assertThat(world.status(update)).isEqualTo("ACTION_NEEDED");

        world.breakDirectory(Map.of("mode", "NONE"));
        world.decide("support1", update, Map.of("decision", "CANNOT_BE_DONE", "reasons", List.of("Entra is full")));
        world.settle();

        assertThat(world.status(update)).isEqualTo("REJECTED");
        assertThat(lookUp("64.223.170.1").path("inNamedLocation").asBoolean()).isTrue();
        assertThat(world.timeline(update))
                .contains("DIRECTORY The directory holds what it held before this request by gatehouse");
    }

    private String rejected(String name) {
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", name, SEED_RANGES));
        world.decide("location1", ritm, Map.of("decision", "REJECT", "reasons", List.of("Guests use the same range")));
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("REJECTED");
        return ritm;
    }

    private Api.Answer escalate(String ritm, String grounds) {
        return world.as("la.za1").post("/requests/" + ritm + "/escalation", Map.of("grounds", grounds));
    }

    private List<String> actions(String ritm) {
        return StreamSupport.stream(
                        world.as("la.za1")
                                .get("/requests/" + ritm)
                                .body()
                                .path("allowedActions")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode lookUp(String ip) {
        return world.as("location1").get("/named-locations/lookup?ip=" + ip).body();
    }

    private Instant dueAt(String ritm) {
        return Instant.parse(world.request(ritm).path("dueAt").asText());
    }

    private Instant decidedAt(String ritm) {
        return Instant.parse(world.request(ritm).at("/decision/at").asText());
    }

    private Instant submittedAt(String ritm) {
        return Instant.parse(world.request(ritm).path("submittedAt").asText());
    }
}
