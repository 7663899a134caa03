package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.compromise.CompromisesOfTheTenant.EMAIL_SURGE;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gatehouse.Api.Answer;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A compromised account in the hands of people who do not leave it alone, and of those who should not have it. */
@GatehouseTest
class GuardedAccountTest {

    private static final String NURSE = "staff.nurse@za1.example";
    private static final String ONLY_ADMINISTRATOR = "local.admin@zb2.example";
    private static final String CENTRAL = "NHSmail.sg.MFA-CA-Std-Central";
    private static final String LOCATIONS = "ZA1.sg.MFA-CA-NL-Users";
    private static final String EXCEPTIONS = "NHSmail.sg.MFA-Exceptions";
    private static final Duration UNTIL_USED_UP = Duration.ofMinutes(20);

    @Autowired
    World world;

    @Autowired
    CompromisesOfTheTenant compromises;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
        world.onboardToNamedLocations("ZA1");
    }

    @AfterEach
    void putBack() {
        compromises.forget();
    }

    @Test
    void whatIsChangedWhileAStepWaitsForItsRepairIsPutRightByTheHourlyLook() {
        String ritm = partlyContained();
        liftMfa();

        world.as("admin").post("/demo/sweeps", Map.of());

        assertThat(groups()).containsExactly(CENTRAL);
        assertThat(world.timeline(ritm)).anyMatch(entry -> entry.contains("put right: Require MFA"));
        assertThat(compromises.verdict(NURSE)).isEqualTo("PARTLY_CONTAINED");
    }

    @Test
    void itIsNotSaidToBeContainedWithoutAnotherLookWhereARepairTookLong() {
        String ritm = partlyContained();
        liftMfa();
        world.breakDirectory(Map.of("mode", "NONE"));

        world.decide("support1", ritm, Map.of("decision", "RETRY"));
        world.settle();

        assertThat(compromises.verdict(NURSE)).isEqualTo("CONTAINED");
        assertThat(groups()).containsExactly(CENTRAL);
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.contains("was put right"));
    }

    @Test
    void nothingLiftsMfaOfAnAccountThatIsEnabledAgain() {
        compromises.markAndSettle(NURSE);
        liftMfa();

        assertThat(compromises.remediate("la2.za1", NURSE).status()).isEqualTo(202);
        world.settle();

        assertThat(compromises.account(NURSE).get("status").asText()).isEqualTo("ACTIVE");
        assertThat(groups()).containsExactly(CENTRAL);
    }

    @Test
    void theHolderCannotClaimTheCaseAndNobodysClaimKeepsTheAccount() {
        String own = "local.admin@za1.example";
        String ritm = compromises.markAndSettle(own);
        String task = world.task("la2.za1", ritm).get("id").asText();

        assertThat(world.as("la.za1")
                        .post("/tasks/" + task + "/claim", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(world.as("la2.za1")
                        .post("/tasks/" + task + "/claim", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(compromises.remediate("support1", own).status()).isEqualTo(202);
    }

    @Test
    void theCaseOfAnOnlyAdministratorIsDirectorySupports() {
        String ritm = compromises.markAndSettle(ONLY_ADMINISTRATOR);

        assertThat(world.task("support1", ritm).get("definitionKey").asText()).isEqualTo("remediate-account");
        assertThat(world.tasks("la.zb2", ritm)).isEmpty();
        assertThat(world.mails(ritm))
                .anyMatch(mail -> mail.contains("is contained") && mail.endsWith("> support1@gatehouse.example"))
                .noneMatch(mail -> mail.endsWith("> " + ONLY_ADMINISTRATOR));
        assertThat(compromises.remediate("support1", ONLY_ADMINISTRATOR).status())
                .isEqualTo(202);
    }

    @Test
    void everyMarkingHasItsNoteHoweverFastTheyFollowEachOther() {
        for (int marking = 1; marking <= 25; marking++) {
            Answer marked = world.as("la.za1").post("/accounts/%s/compromise".formatted(NURSE), EMAIL_SURGE);
            assertThat(marked.body().get("run").asInt()).isEqualTo(marking);
        }
        world.settle();

        assertThat(compromises.account(NURSE).get("notes")).hasSize(25);
        assertThat(compromises.verdict(NURSE)).isEqualTo("CONTAINED");
    }

    @Test
    void anAccountThatCannotBeReadKeepsNoOtherFromBeingLockedDown() {
        compromises.breakStep("READ", "user02@za1.example", "DOWN");

        Answer marked = world.as("la.za1")
                .post(
                        "/compromises",
                        Map.of(
                                "accounts", List.of("user01@za1.example", "user02@za1.example"),
                                "signs", List.of("OTHER")));
        world.settle();

        assertThat(marked.status()).isEqualTo(202);
        assertThat(marked.body().at("/items/1/problem/code").asText()).isEqualTo("DIRECTORY_UNAVAILABLE");
        assertThat(compromises.verdict("user01@za1.example")).isEqualTo("CONTAINED");
    }

    @Test
    void howFarItIsIsToldWhileTheDirectoryIsAway() {
        compromises.markAndSettle(NURSE);
        world.breakDirectory(Map.of("operation", "READ", "mode", "DOWN"));

        assertThat(compromises.verdict(NURSE)).isEqualTo("CONTAINED");
        assertThat(world.as("la.zb2")
                        .get("/accounts/%s/containment".formatted(NURSE))
                        .status())
                .isNotEqualTo(200);
    }

    @Test
    void whoeverDecidesTheTaskConfirmsTheWholeChecklistToo() {
        String ritm = compromises.markAndSettle(NURSE);

        assertThat(world.decide("la.za1", ritm, Map.of("decision", "DONE")).codes())
                .contains("REQUIRED", "IDENTITY_CHECKED_MISSING");
        Answer decided = world.decide(
                "la.za1",
                ritm,
                Map.of(
                        "decision",
                        "DONE",
                        "comment",
                        "In person",
                        "reasons",
                        Arrays.stream(ChecklistItem.values()).map(Enum::name).toList()));
        world.settle();

        assertThat(decided.status()).isEqualTo(200);
        assertThat(world.status(ritm)).isEqualTo("REMEDIATED");
    }

    @Test
    void anotherSystemTellsStrangersNothing() {
        Answer marked = world.as("servicenow")
                .post(
                        "/accounts/%s/compromise".formatted(NURSE),
                        Map.of("signs", List.of("OTHER"), "requestedBy", "ward.clerk@zb2.example"));
        world.settle();

        assertThat(world.mails(marked.text("ritm")))
                .isNotEmpty()
                .noneMatch(mail -> mail.endsWith("> ward.clerk@zb2.example"));
    }

    /** A step that fails for good, and the others done. */
    private String partlyContained() {
        compromises.breakStep("DISABLE_DEVICES", NURSE, "REFUSE");
        String ritm = compromises.markAndSettle(NURSE);
        world.pass(UNTIL_USED_UP);
        assertThat(compromises.verdict(NURSE)).isEqualTo("PARTLY_CONTAINED");
        return ritm;
    }

    private void liftMfa() {
        world.changeDirectory(Map.of("account", NURSE, "removeFrom", CENTRAL, "addTo", LOCATIONS));
        world.changeDirectory(Map.of("account", NURSE, "addTo", EXCEPTIONS));
        assertThat(groups()).containsExactlyInAnyOrder(LOCATIONS, EXCEPTIONS);
    }

    private List<String> groups() {
        return StreamSupport.stream(compromises.account(NURSE).get("groups").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
