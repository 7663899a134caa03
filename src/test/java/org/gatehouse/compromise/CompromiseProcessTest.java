package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.Api;
import org.gatehouse.PathCoverage;
import org.gatehouse.rehearsal.ReplayedAlike;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every path through {@code processes/compromise-remediation.bpmn}. */
@ReplayedAlike(CompromiseProcess.KEY)
class CompromiseProcessTest extends CompromiseTest {

    private static final String NOTE = "Account has been identified as compromised. If you are updating this account,"
            + " please proceed with caution. %s.";

    @AfterAll
    static void everyNodeAndFlowWasGoneThrough() {
        PathCoverage.assertComplete(CompromiseProcess.KEY);
    }

    @Test
    void anAccountIsLockedDownStepByStepAndSaidToBeContained() {
        String ritm = compromises.mark(NURSE);

        assertThat(compromises.verdict(NURSE)).isEqualTo("IN_PROGRESS");
        assertThat(world.status(ritm)).isEqualTo("IN_PROGRESS");

        world.settle();

        assertContained(ritm, 1);
        var account = compromises.account(NURSE);
        assertThat(account.get("compromised").asBoolean()).isTrue();
        assertThat(compromises.notes(NURSE)).containsExactly(NOTE.formatted("23-11-2026"));
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.contains("is contained"));
    }

    @Test
    void theFirstFourStepsComeFirstAndInTheirOrder() {
        String ritm = compromises.mark(NURSE);

        take(4, ritm);

        assertThat(directory.changesOf(compromises.id(NURSE)))
                .containsExactly("setEnabled", "revokeSessions", "setPassword", "revokeSessions");
        assertThat(compromises.steps(NURSE))
                .extractingByKeys("DISABLE_ACCOUNT", "REVOKE_SESSIONS", "RESET_PASSWORD", "REVOKE_SESSIONS_AGAIN")
                .containsOnly("VERIFIED");
        assertThat(due(ritm))
                .hasSize(12)
                .allSatisfy(job -> assertThat(job.getPriority()).isEqualTo(100));
    }

    @ParameterizedTest
    @EnumSource(ContainmentStep.class)
    void aStepThatFailsHoldsUpNoOtherAndIsRepaired(ContainmentStep failing) {
        compromises.breakStep(failing.name(), NURSE, "DOWN");
        String ritm = compromises.markAndSettle(NURSE);

        assertThat(compromises.verdict(NURSE)).isEqualTo("IN_PROGRESS");
        assertOnly(failing, "RUNNING");

        world.pass(ALL_RETRIES);

        assertThat(compromises.verdict(NURSE)).isEqualTo("PARTLY_CONTAINED");
        assertThat(world.status(ritm)).isEqualTo("ACTION_NEEDED");
        assertOnly(failing, "FAILED");
        assertThat(compromises.step(NURSE, failing.name()).get("detail").asText())
                .isEqualTo("The directory does not answer");
        var repair = world.task("support1", ritm);
        assertThat(repair.get("definitionKey").asText()).isEqualTo("repair-step");
        assertThat(repair.get("priority").asInt()).isGreaterThanOrEqualTo(100);
        assertThat(world.mails(ritm))
                .anyMatch(mail -> mail.contains("NOT fully contained"))
                .noneMatch(mail -> mail.contains("is contained"));

        compromises.breakStep(failing.name(), NURSE, "NONE");
        world.decide("support1", ritm, Map.of("decision", failing.ordinal() % 2 == 0 ? "RETRY" : "DONE_BY_HAND"));
        world.settle();

        assertContained(ritm, 1);
        assertThat(world.tasks("support1", ritm))
                .noneMatch(task -> task.get("definitionKey").asText().equals("repair-step"));
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.contains("is contained"));
    }

    @Test
    void whatTheInterfaceDoesNotOfferIsDoneByHandAndReadBack() {
        directory.doesNotOffer("disableRules", "Disable hidden rules in Exchange.");
        String ritm = compromises.markAndSettle(NURSE);

        assertThat(compromises.verdict(NURSE)).isEqualTo("PARTLY_CONTAINED");
        assertOnly(ContainmentStep.DISABLE_MAILBOX_RULES, "WAITING_FOR_PERSON");
        var task = world.task("support1", ritm);
        assertThat(task.get("definitionKey").asText()).isEqualTo("do-by-hand");
        assertThat(task.get("priority").asInt()).isEqualTo(100);
        assertThat(task.at("/brief/instructions").asText()).isEqualTo("Disable hidden rules in Exchange.");

        world.decide("support1", ritm, Map.of("decision", "DONE"));
        world.settle();

        assertThat(compromises.verdict(NURSE))
                .as("the directory still shows rules that are enabled")
                .isEqualTo("PARTLY_CONTAINED");
        assertOnly(ContainmentStep.DISABLE_MAILBOX_RULES, "WAITING_FOR_PERSON");

        compromises.disableRules(NURSE);
        world.pass(Duration.ofSeconds(5));

        assertContained(ritm, 1);
    }

    @Test
    void whatCannotBeReadBackCountsByTheWordOfWhoDidIt() {
        directory.doesNotOffer("delegatesOf", "Look in Exchange.");
        directory.doesNotOffer("removeDelegates", "Look in Exchange.");
        String ritm = compromises.markAndSettle(NURSE);

        world.decide("support1", ritm, Map.of("decision", "DONE", "comment", "One was there, and is removed."));
        world.settle();

        assertContained(ritm, 1);
        assertThat(compromises
                        .step(NURSE, "REMOVE_MAILBOX_DELEGATES")
                        .get("read")
                        .asText())
                .isEqualTo("done by hand");
        assertThat(world.timeline(ritm))
                .anyMatch(entry -> entry.contains("Remove its mailbox delegates: done by hand by support1"));
    }

    @Test
    void twoStepsAreLeftToPeopleAtOnceEachWithItsOwnTask() {
        directory.doesNotOffer("disableRules", "Rules.");
        directory.doesNotOffer("delegatesOf", "Delegates.");
        String ritm = compromises.markAndSettle(NURSE);

        List<JsonNode> tasks = world.tasks("support1", ritm);
        assertThat(tasks)
                .extracting(task -> task.at("/brief/instructions").asText())
                .containsExactlyInAnyOrder("Rules.", "Delegates.");

        doneByHand(tasks, "Delegates.");

        assertThat(compromises
                        .step(NURSE, "REMOVE_MAILBOX_DELEGATES")
                        .get("state")
                        .asText())
                .isEqualTo("VERIFIED");
        assertOnly(ContainmentStep.DISABLE_MAILBOX_RULES, "WAITING_FOR_PERSON");
        assertThat(compromises.verdict(NURSE)).isEqualTo("PARTLY_CONTAINED");

        compromises.disableRules(NURSE);
        doneByHand(tasks, "Rules.");

        assertContained(ritm, 1);
    }

    @Test
    void anAccountDeletedWhileAStepIsLeftToAPersonClosesTheCase() {
        directory.doesNotOffer("setPassword", "Set it by hand.");
        String ritm = compromises.markAndSettle(NURSE);
        world.changeDirectory(Map.of("account", NURSE, "delete", true));

        world.decide("support1", ritm, Map.of("decision", "DONE"));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("CLOSED");
    }

    @Test
    void aPasswordFromBeforeTheMarkingIsNotTakenForOneThatWasSetByHand() {
        directory.doesNotOffer("setPassword", "Set it by hand.");
        compromises.passwordSetAt(NURSE, world.now().minus(Duration.ofHours(1)));
        String ritm = compromises.markAndSettle(NURSE);

        world.decide("support1", ritm, Map.of("decision", "DONE"));
        world.settle();

        assertOnly(ContainmentStep.RESET_PASSWORD, "WAITING_FOR_PERSON");

        compromises.passwordSetAt(NURSE, world.now());
        world.pass(Duration.ofSeconds(5));

        assertContained(ritm, 1);
    }

    @Test
    void aPasswordThatSomebodyElseSetAfterTheMarkingIsReplaced() {
        String ritm = compromises.mark(NURSE);
        compromises.passwordSetAt(NURSE, world.now().plus(Duration.ofSeconds(1)));

        world.settle();

        assertThat(directory.changesOf(compromises.id(NURSE))).contains("setPassword");
        assertContained(ritm, 1);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4", "5", "11", "16"})
    void markedAgainWhileItIsLockedDown(int stepsTaken) {
        String ritm = compromises.mark(NURSE);
        take(stepsTaken, ritm);

        assertMarkedAgain(ritm, 2);
    }

    @Test
    void markedAgainAfterAStepHasFailedForGood() {
        compromises.breakStep("DISABLE_DEVICES", NURSE, "REFUSE");
        String ritm = compromises.markAndSettle(NURSE);
        world.pass(ALL_RETRIES);
        assertThat(world.status(ritm)).isEqualTo("ACTION_NEEDED");
        compromises.breakStep("DISABLE_DEVICES", NURSE, "NONE");

        assertMarkedAgain(ritm, 2);
        assertThat(world.tasks("support1", ritm))
                .noneMatch(task -> task.get("definitionKey").asText().equals("repair-step"));
    }

    @Test
    void markedAgainWhileAStepIsLeftToAPerson() {
        directory.doesNotOffer("disableRules", "Rules.");
        String ritm = compromises.markAndSettle(NURSE);
        assertThat(world.tasks("support1", ritm)).hasSize(1);
        directory.offersEverything();

        assertMarkedAgain(ritm, 2);
        assertThat(world.tasks("support1", ritm))
                .noneMatch(task -> task.get("definitionKey").asText().equals("do-by-hand"));
    }

    @Test
    void markedAgainWhenItIsContained() {
        String ritm = compromises.markAndSettle(NURSE);

        assertMarkedAgain(ritm, 2);
        assertMarkedAgain(ritm, 3);
    }

    @Test
    void markedAgainWhenItsRemediationHasBegun() {
        String ritm = compromises.markAndSettle(NURSE);
        assertThat(compromises.remediate("la2.za1", NURSE).status()).isEqualTo(202);

        assertMarkedAgain(ritm, 2);

        assertThat(directory.changesOf(compromises.id(NURSE)).stream()
                        .filter("setEnabled"::equals)
                        .count())
                .as("disabled once, and never enabled")
                .isEqualTo(1);
        assertThat(compromises.handOver("la2.za1", NURSE).status())
                .as("whoever had begun to remediate may not hand over a password any more")
                .isEqualTo(409);
        assertThat(compromises.remediate("la2.za1", NURSE).status()).isEqualTo(202);
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("REMEDIATED");
    }

    @Test
    void markedAgainWhileItCannotBeEnabled() {
        String ritm = compromises.markAndSettle(NURSE);
        compromises.remediate("la2.za1", NURSE);
        compromises.breakStep("CHANGE_ACCOUNT", NURSE, "DOWN");
        world.settle();
        world.pass(ALL_RETRIES);
        assertThat(world.status(ritm)).isEqualTo("ACTION_NEEDED");
        compromises.breakStep("CHANGE_ACCOUNT", NURSE, "NONE");

        assertMarkedAgain(ritm, 2);
    }

    @Test
    void anEnabledAccountThatIsMarkedAgainIsAnotherCase() {
        String first = compromises.markAndSettle(NURSE);
        compromises.remediate("la2.za1", NURSE);
        world.settle();
        assertThat(world.status(first)).isEqualTo("REMEDIATED");

        String second = compromises.markAndSettle(NURSE);

        assertThat(second).isNotEqualTo(first);
        assertContained(second, 1);
        assertThat(compromises.notes(NURSE)).hasSize(2);
        assertThat(world.status(first)).isEqualTo("REMEDIATED");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-14T22:59:59Z, 14-07-2026",
        "2026-07-14T23:30:00Z, 15-07-2026",
        "2026-12-14T23:30:00Z, 14-12-2026"
    })
    void theNoteHasTheDayOfTheMarkingInLondon(Instant marked, String day) {
        compromises.beginAt(marked);

        compromises.markAndSettle(NURSE);

        assertThat(compromises.notes(NURSE)).containsExactly(NOTE.formatted(day));
    }

    @Test
    void administratorsAreRemindedEveryWorkingDayWhileItIsContained() {
        String ritm = compromises.markAndSettle(NURSE);

        world.pass(Duration.ofDays(7).plusHours(1));

        assertThat(Set.copyOf(reminders(ritm))).hasSizeGreaterThanOrEqualTo(2).noneMatch(mail -> mail.endsWith(NURSE));
        assertThat(reminders(ritm).stream().filter(mail -> mail.contains("la2.za1@")))
                .as("from Monday to Monday")
                .hasSize(5);

        compromises.remediate("la2.za1", NURSE);
        world.settle();
        int before = reminders(ritm).size();
        world.pass(Duration.ofDays(7));
        assertThat(reminders(ritm)).hasSize(before);
    }

    @Test
    void anAccountThatAStepFindsDeletedClosesTheCase() {
        String ritm = compromises.mark(NURSE);
        world.changeDirectory(Map.of("account", NURSE, "delete", true));

        world.settle();

        assertClosed(ritm);
    }

    @Test
    void anAccountThatIsDeletedInTheMiddleOfItsLockDownClosesTheCase() {
        String ritm = compromises.mark(NURSE);
        take(3, ritm);
        world.changeDirectory(Map.of("account", NURSE, "delete", true));

        world.settle();

        assertClosed(ritm);
    }

    @Test
    void anAccountThatIsDeletedBeforeItIsEnabledClosesTheCase() {
        String ritm = compromises.markAndSettle(NURSE);
        compromises.remediate("la2.za1", NURSE);
        world.changeDirectory(Map.of("account", NURSE, "delete", true));

        world.settle();

        assertClosed(ritm);
    }

    @Test
    void anAccountThatTheHourlyLookFindsDeletedClosesTheCase() {
        String ritm = compromises.markAndSettle(NURSE);
        world.changeDirectory(Map.of("account", NURSE, "delete", true));

        world.settle();

        assertClosed(ritm);
        assertThat(world.tasks("la2.za1", ritm)).isEmpty();
    }

    @Test
    void aContainedAccountIsGivenBackBySomebodyElse() {
        String ritm = compromises.markAndSettle(NURSE);

        assertThat(compromises.remediate("la2.za1", NURSE).status()).isEqualTo(202);
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("REMEDIATED");
        var account = compromises.account(NURSE);
        assertThat(account.get("status").asText()).isEqualTo("ACTIVE");
        assertThat(account.get("compromised").asBoolean()).isFalse();
        assertThat(account.get("everCompromised").asBoolean()).isTrue();
        assertThat(account.get("policies").toString()).contains("STANDARD");
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.contains(NURSE) && mail.contains("yours again"));
        var handover = compromises.handOver("la2.za1", NURSE);
        assertThat(handover.status()).isEqualTo(200);
        assertThat(handover.body().get("password").asText()).hasSize(16);
    }

    @Test
    void nothingIsRemediatedBeforeItIsContainedNorTwice() {
        compromises.breakStep("WRITE_NOTE", NURSE, "DOWN");
        String ritm = compromises.markAndSettle(NURSE);
        assertRefused(compromises.remediate("la2.za1", NURSE), 409, "NOT_CONTAINED");
        world.pass(ALL_RETRIES);
        assertRefused(compromises.remediate("la2.za1", NURSE), 409, "NOT_CONTAINED");
        assertRefused(compromises.handOver("la2.za1", NURSE), 409, "NOT_REMEDIATED");
        compromises.breakStep("WRITE_NOTE", NURSE, "NONE");
        world.decide("support1", ritm, Map.of("decision", "RETRY"));
        world.settle();

        assertThat(compromises.remediate("la2.za1", NURSE).status()).isEqualTo(202);
        assertRefused(compromises.remediate("la2.za1", NURSE), 409, "ALREADY_BEGUN");
        world.settle();
        assertRefused(compromises.remediate("la2.za1", NURSE), 409, "NOT_COMPROMISED");
    }

    @Test
    void nobodyRemediatesTheirOwnAccount() {
        assertThat(compromises.mark("la2.za1", ADMINISTRATOR).status()).isEqualTo(202);
        world.settle();

        assertRefused(compromises.remediate("la.za1", ADMINISTRATOR), 403, "OWN_ACCOUNT");
        assertThat(compromises.account(ADMINISTRATOR).get("status").asText()).isEqualTo("DISABLED");
    }

    @Test
    void anAccountThatIsKeptForEmergenciesIsNotLockedDown() {
        assertRefused(compromises.mark("la.za1", "break.glass@za1.example"), 409, "BREAK_GLASS");
        world.settle();

        assertThat(compromises.account("break.glass@za1.example").get("status").asText())
                .isEqualTo("ACTIVE");
    }

    /** Whatever had begun does not go on: the lock-down goes from the beginning, in the same case. */
    private void assertMarkedAgain(String ritm, int run) {
        assertThat(compromises.mark(NURSE)).isEqualTo(ritm);
        assertThat(compromises.run(NURSE)).isEqualTo(run);
        assertThat(compromises.steps(NURSE).values()).containsOnly("PENDING");
        assertThat(world.status(ritm)).isEqualTo("IN_PROGRESS");

        world.settle();

        assertContained(ritm, run);
        assertThat(compromises.notes(NURSE)).as("one for each marking").hasSize(run);
    }

    private void assertContained(String ritm, int run) {
        assertThat(compromises.steps(NURSE)).hasSize(12);
        assertThat(compromises.steps(NURSE).values()).containsOnly("VERIFIED");
        assertThat(compromises.verdict(NURSE)).isEqualTo("CONTAINED");
        assertThat(compromises.run(NURSE)).isEqualTo(run);
        assertThat(world.status(ritm)).isEqualTo("CONTAINED");
        assertThat(compromises.account(NURSE).get("status").asText()).isEqualTo("DISABLED");
    }

    private void assertOnly(ContainmentStep step, String state) {
        assertThat(compromises.steps(NURSE))
                .allSatisfy((each, stands) ->
                        assertThat(stands).as(each).isEqualTo(each.equals(step.name()) ? state : "VERIFIED"));
    }

    private void assertClosed(String ritm) {
        assertThat(world.status(ritm)).isEqualTo("CLOSED");
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.contains("was deleted"));
        assertThat(due(ritm)).isEmpty();
        assertThat(world.tasks("support1", ritm)).isEmpty();
    }

    private static void assertRefused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.body().toString()).contains(code);
    }

    private void doneByHand(List<JsonNode> tasks, String instructions) {
        String task = tasks.stream()
                .filter(each -> each.at("/brief/instructions").asText().equals(instructions))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        assertThat(world.as("support1")
                        .post("/tasks/" + task + "/decision", Map.of("decision", "DONE"))
                        .status())
                .isEqualTo(200);
        world.settle();
    }

    private List<String> reminders(String ritm) {
        return world.mails(ritm).stream()
                .filter(mail -> mail.contains("waits for you"))
                .toList();
    }
}
