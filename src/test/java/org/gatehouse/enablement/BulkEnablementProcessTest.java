package org.gatehouse.enablement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.PathCoverage;
import org.gatehouse.rehearsal.ReplayedAlike;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every path through {@code bulk-enablement.bpmn}. */
@ReplayedAlike(EnablementProcess.KEY)
class BulkEnablementProcessTest extends EnablementTest {

    private static final Duration ALL_RETRIES = Duration.ofMinutes(75);

    @AfterAll
    static void everyNodeAndFlowWasGoneThrough() {
        PathCoverage.assertComplete(EnablementProcess.KEY);
    }

    @Test
    void aDryRunJudgesEveryRowAndChangesNothing() {
        String ritm = handIn(true, "Email", SSPR_ONLY, NEW_STARTER, "ward.clerk@za1.example", "nobody@za1.example");
        assertThat(world.status(ritm)).isEqualTo("IN_PROGRESS");
        assertThat(report(ritm).at("/progress/done").asInt()).isZero();
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
        assertThat(verdicts(ritm))
                .containsExactly(
                        Map.entry(SSPR_ONLY, "WILL_BE_ENABLED"),
                        Map.entry(NEW_STARTER, "WILL_BE_ENABLED NO_METHOD_REGISTERED"),
                        Map.entry("ward.clerk@za1.example", "ALREADY_ENABLED"),
                        Map.entry("nobody@za1.example", "NOT_ENABLED ACCOUNT_UNKNOWN"));
        assertThat(report(ritm).path("progress").toString()).isEqualTo("{\"done\":4,\"total\":4,\"judged\":4}");
        assertThat(isEnabled(SSPR_ONLY)).isFalse();
        assertThat(world.mails(ritm))
                .containsExactly(ritm + " dry run: 2 accounts can be enabled > local.admin@za1.example");
    }

    @Test
    void whoeverCanBeEnabledIsAndIsReadBack() {
        String ritm = handIn(false, SSPR_ONLY, PER_USER, "ward.clerk@za1.example", "shared.mailbox@za1.example");
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
        assertThat(verdicts(ritm).values())
                .containsExactly("ENABLED", "ENABLED PER_USER_MFA", "ALREADY_ENABLED", "NOT_ENABLED SHARED_MAILBOX");
        assertThat(isEnabled(SSPR_ONLY)).isTrue();
        assertThat(isEnabled(PER_USER)).isTrue();
        assertThat(isEnabled("shared.mailbox@za1.example")).isFalse();
        assertThat(world.mails(ritm))
                .containsExactly(ritm + " MFA enabled for 2 of a list of 4 > local.admin@za1.example");
        assertThat(world.timeline(ritm))
                .contains("DIRECTORY 2 accounts added to NHSmail.sg.MFA-CA-Std-Central, each read back by gatehouse");
    }

    @Test
    void whoIsLeftWithoutMakesItPartlyDone() {
        String ritm = handIn(
                false,
                SSPR_ONLY,
                "user01@zb2.example",
                "break.glass@za1.example",
                SSPR_ONLY.toUpperCase(),
                "not an address @",
                "shared.reception@za1.example");
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("PARTLY_COMPLETED");
        assertThat(report(ritm).path("rows"))
                .extracting(row -> row.path("line").asInt() + " "
                        + row.path("verdict").asText() + " " + row.path("code").asText(""))
                .containsExactly(
                        "1 ENABLED ",
                        "2 NOT_ENABLED ACCOUNT_UNKNOWN",
                        "3 NOT_ENABLED ACCOUNT_BREAK_GLASS",
                        "4 NOT_ENABLED DUPLICATE",
                        "5 NOT_ENABLED NOT_AN_ADDRESS",
                        "6 ENABLED SHARED_USER_ACCOUNT");
    }

    @Test
    void aLongListIsWorkedThroughInParts() {
        String[] accounts = makeAccounts(2 * Judging.AT_ONCE + 1);
        String ritm = handIn(false, accounts);

        run(ritm, 2);
        assertThat(report(ritm).path("progress").toString()).isEqualTo("{\"done\":0,\"total\":1001,\"judged\":1000}");
        run(ritm, 2);
        assertThat(report(ritm).path("progress").toString()).isEqualTo("{\"done\":200,\"total\":1001,\"judged\":1001}");
        while (!due(ritm).isEmpty()) {
            run(ritm, 1);
        }

        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
        assertThat(count("enablement_row where verdict = 'ENABLED'", ritm)).isEqualTo(accounts.length);
        assertThat(Stream.of(accounts)).allMatch(this::isEnabled);
    }

    @Test
    void whatWasJudgedIsEnabledWithoutTheListAndJudgedAnew() {
        String dryRun = handIn(true, SSPR_ONLY, NEW_STARTER, SSPR_ONLY);
        world.settle();
        compromises.mark(NEW_STARTER);

        var answer = world.as("la.za1").post("/bulk-enablements/" + dryRun + "/enablement", Map.of());
        assertThat(answer.status()).isEqualTo(202);
        String ritm = answer.text("ritm");
        run(ritm, 3);

        assertThat(report(ritm).path("rows"))
                .extracting(row ->
                        row.path("verdict").asText() + " " + row.path("code").asText(""))
                .containsExactly("ENABLED ", "NOT_ENABLED ACCOUNT_COMPROMISED", "NOT_ENABLED DUPLICATE");
        assertThat(world.status(ritm)).isEqualTo("PARTLY_COMPLETED");
    }

    @Test
    void whoIsMarkedAfterTheVerdictIsLeftToTheLockDown() {
        String ritm = handIn(false, SSPR_ONLY);
        run(ritm, 1);
        assertThat(verdicts(ritm)).containsEntry(SSPR_ONLY, "WILL_BE_ENABLED");
        compromises.mark(SSPR_ONLY);

        run(ritm, 2);

        assertThat(verdicts(ritm)).containsEntry(SSPR_ONLY, "NOT_ENABLED ACCOUNT_COMPROMISED");
        world.settle();
        assertThat(isEnabled(SSPR_ONLY)).as("by its lock-down").isTrue();
    }

    @Test
    void anAccountThatTheDirectoryWillNotTakeIsAVerdictAndHoldsUpNoOther() {
        fault("ADD_TO_GROUP", NEW_STARTER, "REJECT");

        String ritm = handIn(false, NEW_STARTER, SSPR_ONLY);
        world.settle();

        assertThat(verdicts(ritm).values()).containsExactly("NOT_ENABLED DIRECTORY_REFUSED", "ENABLED");
        assertThat(world.status(ritm)).isEqualTo("PARTLY_COMPLETED");
    }

    @Test
    void aDirectoryThatIsDownIsAskedAgain() {
        world.breakDirectory(Map.of("mode", "DOWN"));
        String ritm = handIn(false, SSPR_ONLY, NEW_STARTER);
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("IN_PROGRESS");
        assertThat(world.request(ritm).path("retryingSince").asText()).isNotEmpty();

        world.breakDirectory(Map.of("mode", "NONE"));
        world.pass(Duration.ofMinutes(1));
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
    }

    @Test
    void anAccountThatCannotBeReadJustNowKeepsNoOtherWaiting() {
        fault("READ", NEW_STARTER, "DOWN");

        String ritm = handIn(false, NEW_STARTER, SSPR_ONLY);
        world.settle();
        assertThat(verdicts(ritm)).containsEntry(SSPR_ONLY, "WILL_BE_ENABLED").containsEntry(NEW_STARTER, "WAITING");

        world.breakDirectory(Map.of("mode", "NONE"));
        world.pass(Duration.ofMinutes(1));
        assertThat(verdicts(ritm).values())
                .allSatisfy(verdict -> assertThat(verdict).startsWith("ENABLED"));
    }

    @Test
    void anAnswerThatWasLostIsReadBackAndCountsAsDone() {
        world.breakDirectory(Map.of("operation", "ADD_TO_GROUP", "mode", "TIMEOUT_AFTER_APPLYING", "times", 1));
        String ritm = handIn(false, SSPR_ONLY);
        world.settle();
        assertThat(verdicts(ritm)).containsEntry(SSPR_ONLY, "WILL_BE_ENABLED");

        world.pass(Duration.ofMinutes(1));

        assertThat(verdicts(ritm)).containsEntry(SSPR_ONLY, "ENABLED");
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
    }

    @Test
    void whatFailsForGoodIsGivenUpByDirectorySupportAndTheRestIsTold() {
        fault("ADD_TO_GROUP", NEW_STARTER, "REFUSE");
        String ritm = handIn(false, NEW_STARTER, SSPR_ONLY);
        world.pass(ALL_RETRIES);
        assertThat(world.status(ritm)).isEqualTo("ACTION_NEEDED");
        assertThat(verdicts(ritm)).containsEntry(SSPR_ONLY, "ENABLED");

        world.decide(
                "support1", ritm, Map.of("decision", "CANNOT_BE_DONE", "reasons", List.of("The account is damaged")));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("PARTLY_COMPLETED");
        assertThat(verdicts(ritm)).containsEntry(NEW_STARTER, "NOT_ENABLED GIVEN_UP");
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.startsWith(ritm + " MFA enabled for 1 of a list of "));
    }

    @Test
    void aDryRunThatIsGivenUpKeepsTheVerdictsItHas() {
        fault("READ", NEW_STARTER, "DOWN");
        String ritm = handIn(true, NEW_STARTER, SSPR_ONLY);
        world.pass(ALL_RETRIES);
        world.decide("support1", ritm, Map.of("decision", "CANNOT_BE_DONE", "reasons", List.of("It is damaged")));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("PARTLY_COMPLETED");
        assertThat(verdicts(ritm))
                .containsEntry(SSPR_ONLY, "WILL_BE_ENABLED")
                .containsEntry(NEW_STARTER, "NOT_ENABLED GIVEN_UP");
    }

    private void fault(String operation, String account, String mode) {
        world.breakDirectory(Map.of("operation", operation, "account", account, "mode", mode));
    }

    /** Does so many of the jobs of the request, one by one. */
    private void run(String ritm, int jobs) {
        for (int done = 0; done < jobs; done++) {
            management.executeJob(due(ritm).get(0).getId());
        }
    }
}
