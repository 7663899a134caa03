package org.gatehouse.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an onboarding request is refused for, what frees its slot, and what happens after it is completed. */
@GatehouseTest
class OnboardingRefusalTest {

    @Autowired
    private World world;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @Test
    void everythingMissingIsNamedAtOnce() {
        Api.Answer answer = world.as("la.za1").post("/onboarding-requests", Map.of());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().findValuesAsText("field"))
                .containsExactly("organisation", "policy", "scope", "securityGroup", "contactEmail");
    }

    @Test
    void anotherOrganisationDoesNotExist() {
        assertThat(world.as("la.za1")
                        .post("/onboarding-requests", onboarding("ZB2", "STANDARD"))
                        .status())
                .isEqualTo(404);
        assertThat(world.as("la.za1")
                        .post("/onboarding-requests", onboarding("QQQ", "STANDARD"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aSecondOpenOrCompletedOnboardingIsAConflict() {
        world.file(onboarding("ZA1", "STANDARD"));
        Api.Answer second = world.as("la2.za1").post("/onboarding-requests", onboarding("ZA1", "STANDARD"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.codes()).containsExactly("ONBOARDING_EXISTS");
        assertThat(world.as("la.za1")
                        .post("/onboarding-requests", onboarding("ZA1", "NAMED_LOCATIONS"))
                        .status())
                .as("the other policy")
                .isEqualTo(201);
    }

    @Test
    void aTakenSlotAndABadGroupAreToldTogether() {
        world.file(onboarding("ZA1", "STANDARD"));
        var form = onboarding("ZA1", "STANDARD");
        form.put("securityGroup", "ZA1.sg.Mail-Enabled");
        Api.Answer answer = world.as("la.za1").post("/onboarding-requests", form);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly("ONBOARDING_EXISTS", "GROUP_MAIL_ENABLED");
    }

    @Test
    void ofAHundredSubmissionsAtOnceExactlyOneIsTaken() {
        Set<Integer> answers = ConcurrentHashMap.newKeySet();
        long taken = IntStream.range(0, 100)
                .parallel()
                .map(attempt -> world.as("la.za1")
                        .post("/onboarding-requests", onboarding("ZA1", "STANDARD"))
                        .status())
                .peek(answers::add)
                .filter(status -> status == 201)
                .count();
        assertThat(taken).isEqualTo(1);
        assertThat(answers).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void warningsReachRequesterAndReviewer() {
        var form = onboarding("ZA1", "STANDARD");
        form.put("securityGroup", "ZA1-reception");
        form.put("scope", "ALL");
        String ritm = world.file(form);
        assertThat(world.request(ritm).path("warnings").findValuesAsText("code"))
                .containsExactly("NAME_OUTSIDE_PATTERN", "WHOLE_ORGANISATION");
        assertThat(world.task("onboarding1", ritm).at("/brief/warnings")).hasSize(2);
    }

    @Test
    void aDirectoryThatIsDownRefusesAndStoresNothing() {
        world.breakDirectory(Map.of("mode", "DOWN"));
        Api.Answer answer = world.as("la.za1").post("/onboarding-requests", onboarding("ZA1", "STANDARD"));
        assertThat(answer.status()).isEqualTo(503);
        world.breakDirectory(Map.of("mode", "NONE"));
        assertThat(world.as("la.za1")
                        .post("/onboarding-requests", onboarding("ZA1", "STANDARD"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aCompletedOnboardingIsRetiredBySupportWhichFreesTheSlot() {
        String ritm = world.completed();
        assertThat(world.as("la.za1")
                        .post("/requests/" + ritm + "/retirement", Map.of("reason", "x"))
                        .status())
                .isEqualTo(403);
        Api.Answer retired = world.as("support1").post("/requests/" + ritm + "/retirement", Map.of("reason", "Merged"));
        assertThat(retired.text("status")).isEqualTo("RETIRED");
        assertThat(world.as("support1")
                        .post("/requests/" + ritm + "/retirement", Map.of("reason", "x"))
                        .status())
                .isEqualTo(409);
        assertThat(world.as("la.za1")
                        .post("/onboarding-requests", onboarding("ZA1", "STANDARD"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aLinkThatCannotBeConfirmedGoneStaysCompleted() {
        String ritm = world.completed();
        world.breakDirectory(Map.of("operation", "UNLINK_GROUP", "mode", "DOWN"));
        assertThat(world.as("support1")
                        .post("/requests/" + ritm + "/retirement", Map.of("reason", "x"))
                        .status())
                .isEqualTo(503);
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
    }

    @Test
    void aLinkedGroupThatIsRenamedIsNoticedOnceAndTold() {
        String ritm = world.completed();
        world.changeDirectory(Map.of("group", "ZA1.sg.MFA-CA-Std-Users", "renameTo", "ZA1.sg.Renamed"));
        world.settle();
        world.settle();
        world.changeDirectory(Map.of("group", "ZA1.sg.Renamed", "renameTo", "ZA1.sg.MFA-CA-Std-Users"));
        world.settle();
        assertThat(world.mails(ritm))
                .filteredOn(mail -> mail.contains("was renamed"))
                .containsExactlyInAnyOrder(
                        ritm
                                + ": the group ZA1.sg.MFA-CA-Std-Users was renamed to ZA1.sg.Renamed > local.admin@za1.example",
                        ritm
                                + ": the group ZA1.sg.MFA-CA-Std-Users was renamed to ZA1.sg.Renamed > la2.za1@gatehouse.example",
                        ritm
                                + ": the group ZA1.sg.MFA-CA-Std-Users was renamed to ZA1.sg.Renamed > support1@gatehouse.example");
        assertThat(world.timeline(ritm)).anyMatch(entry -> entry.contains("as it was approved again"));
    }

    @Test
    void everyFurtherChangeOfALinkedGroupIsToldOnce() {
        String ritm = world.completed();
        world.changeDirectory(Map.of("group", "ZA1.sg.MFA-CA-Std-Users", "mailEnabled", true));
        world.settle();
        world.changeDirectory(Map.of("group", "ZA1.sg.MFA-CA-Std-Users", "renameTo", "ZA1.sg.B"));
        world.settle();
        world.changeDirectory(Map.of("group", "ZA1.sg.B", "mailEnabled", false));
        world.settle();
        world.changeDirectory(Map.of("group", "ZA1.sg.B", "renameTo", "ZA1.sg.MFA-CA-Std-Users"));
        world.settle();
        assertThat(world.mails(ritm))
                .filteredOn(mail -> mail.endsWith("support1@gatehouse.example"))
                .containsExactlyInAnyOrder(
                        ritm + ": the group ZA1.sg.MFA-CA-Std-Users was made mail-enabled > support1@gatehouse.example",
                        ritm
                                + ": the group ZA1.sg.MFA-CA-Std-Users was renamed to ZA1.sg.B > support1@gatehouse.example");
    }

    @Test
    void aLinkThatExistsIsNotMadeAgain() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        world.breakDirectory(Map.of("operation", "LINK_GROUP", "mode", "TIMEOUT_AFTER_APPLYING"));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        world.pass(Duration.ofMinutes(1));
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
    }

    @Test
    void anotherSystemWithdrawsInTheNameOfTheOrganisationsOwnAdministratorOnly() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        var stranger = Map.of("reason", "x", "requestedBy", "local.admin@zb2.example");
        assertThat(world.as("servicenow")
                        .post("/requests/" + ritm + "/withdrawal", stranger)
                        .status())
                .isEqualTo(403);
        var own = Map.of("reason", "x", "requestedBy", "local.admin@za1.example");
        assertThat(world.as("servicenow")
                        .post("/requests/" + ritm + "/withdrawal", own)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherSystemActsForAPersonItMustName() {
        var form = onboarding("ZA1", "STANDARD");
        assertThat(world.as("servicenow").post("/onboarding-requests", form).codes())
                .containsExactly("REQUIRED");
        form.put("requestedBy", "onboarding1@gatehouse.example");
        form.put("ritm", "RITM0777001");
        Api.Answer filed = world.as("servicenow").post("/onboarding-requests", form);
        world.settle();
        assertThat(filed.status()).as(filed.body().toString()).isIn(201, 409);
        assertThat(world.request("RITM0777001").path("requestedBy").asText())
                .isEqualTo("onboarding1@gatehouse.example");
        assertThat(world.tasks("onboarding1", "RITM0777001")).isEmpty();
        String task = world.task("onboarding2", "RITM0777001").path("id").asText();
        assertThat(world.as("onboarding1")
                        .post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"))
                        .codes())
                .containsExactly("OWN_REQUEST");
        form.put("policy", "NAMED_LOCATIONS");
        form.put("securityGroup", "ZA1.sg.MFA-CA-NL-Users");
        assertThat(world.as("servicenow").post("/onboarding-requests", form).codes())
                .containsExactly("RITM_USED");
    }

    @Test
    void fourEyesHoldForWhoIsBothAdministratorAndReviewer() {
        String ritm = world.as("both1")
                .post("/onboarding-requests", onboarding("X26", "STANDARD"))
                .text("ritm");
        world.settle();
        String task = world.task("onboarding1", ritm).path("id").asText();
        assertThat(world.as("both1").post("/tasks/" + task + "/claim", Map.of()).status())
                .isEqualTo(403);
        assertThat(world.as("both1")
                        .post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(403);
    }
}
