package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.PathCoverage;
import org.gatehouse.rehearsal.ReplayedAlike;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path through {@code exception-term.bpmn} and {@code short-term-exception.bpmn}. */
@ReplayedAlike({TermProcess.KEY, ShortTermProcess.KEY})
class ExceptionTermProcessTest extends ExceptionTest {

    private static final String CLERK = "ward.clerk@za1.example";
    private static final Duration A_DAY = Duration.ofHours(24);
    /** The clock goes on while half a year is worked off, which takes a busy machine seconds. */
    private static final Duration SHORTLY = Duration.ofMinutes(1);

    @AfterAll
    static void everyNodeAndFlowWasGoneThrough() {
        PathCoverage.assertComplete(TermProcess.KEY);
        PathCoverage.assertComplete(ShortTermProcess.KEY);
    }

    @Test
    void aDayIsGivenAtOnceRemindedOfFourHoursBeforeAndOverAfterTwentyFour() {
        String ritm = exceptions.applyShort(CLERK);

        assertThat(world.status(ritm)).isEqualTo("ACTIVE");
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ACTIVE");
        assertThat(exceptions.isExempt(CLERK)).isTrue();
        Instant applied = Instant.parse(world.request(ritm).path("submittedAt").asText());
        assertThat(exceptions.startsAt(ritm, CLERK)).isEqualTo(applied);
        assertThat(exceptions.endsAt(ritm, CLERK)).isEqualTo(applied.plus(A_DAY));
        assertThat(mails(ritm, "in force")).containsExactlyInAnyOrder(CLERK, "local.admin@za1.example");

        passUntil(applied.plus(Duration.ofHours(20)).minusSeconds(10));
        assertThat(mails(ritm, "ends on")).isEmpty();
        passUntil(applied.plus(Duration.ofHours(20)));
        assertThat(mails(ritm, "ends on")).containsExactlyInAnyOrder(CLERK, "local.admin@za1.example");

        passUntil(applied.plus(A_DAY).minusSeconds(10));
        assertThat(exceptions.isExempt(CLERK)).as("never early").isTrue();
        passUntil(applied.plus(A_DAY));
        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED");
        assertThat(world.status(ritm)).isEqualTo("ENDED");
        assertThat(mails(ritm, "is over")).containsExactlyInAnyOrder(CLERK, "local.admin@za1.example");
        assertThat(world.timeline(ritm))
                .containsSubsequence(
                        "SUBMITTED Short-term exception request submitted by la.za1",
                        "DIRECTORY ward.clerk@za1.example added to the exception group by gatehouse",
                        "DIRECTORY Sign-in sessions of ward.clerk@za1.example ended by gatehouse",
                        "DIRECTORY Membership of ward.clerk@za1.example in the exception group read back by gatehouse",
                        "STATUS Active by gatehouse",
                        "DIRECTORY ward.clerk@za1.example removed from the exception group by gatehouse",
                        "DIRECTORY Sign-in sessions of ward.clerk@za1.example ended by gatehouse",
                        "DIRECTORY Read back that ward.clerk@za1.example is out of the exception group by gatehouse",
                        "STATUS The exception of ward.clerk@za1.example is over: Ended by gatehouse",
                        "STATUS Ended by gatehouse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-24T12:00:00Z", // the night in which an hour comes twice
                "2027-03-27T12:00:00Z", // the night that lacks an hour
                "2028-02-28T12:00:00Z", // before 29 February
                "2026-12-31T12:00:00Z"
            })
    void aDayIsTwentyFourHoursWhateverTheClocksDo(String instant) {
        exceptions.beginAt(Instant.parse(instant));
        String ritm = exceptions.applyShort(CLERK);
        Instant end = exceptions.startsAt(ritm, CLERK).plus(A_DAY);
        assertThat(exceptions.endsAt(ritm, CLERK)).isEqualTo(end);

        passUntil(end.minusSeconds(10));
        assertThat(exceptions.isExempt(CLERK)).isTrue();
        passUntil(end);
        assertThat(exceptions.isExempt(CLERK)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-24T12:00:00Z", "2027-09-30T12:00:00Z", "2026-08-31T23:30:00Z"})
    void aLongTermIsAHundredAndEightyTimesTwentyFourHoursFromTheGrant(String instant) {
        exceptions.beginAt(Instant.parse(instant));
        String ritm = exceptions.granted("ZA1", CLERK);
        Instant end = exceptions.startsAt(ritm, CLERK).plus(A_DAY.multipliedBy(180));
        assertThat(exceptions.endsAt(ritm, CLERK)).isEqualTo(end);

        for (int days : List.of(30, 14, 3)) {
            int before = mails(ritm, "ends on").size();
            passUntil(end.minus(Duration.ofDays(days)).minus(SHORTLY));
            assertThat(mails(ritm, "ends on")).hasSize(before);
            passUntil(end.minus(Duration.ofDays(days)));
            assertThat(mails(ritm, "ends on")).as("%d days before", days).hasSize(before + 2);
        }
        passUntil(end.minus(SHORTLY));
        assertThat(exceptions.isExempt(CLERK)).isTrue();
        passUntil(end);
        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(world.status(ritm)).isEqualTo("ENDED");
    }

    @Test
    void aLocalAdministratorCancelsItAtAnyTime() {
        String ritm = exceptions.applyShort(CLERK);

        var answer = world.as("la2.za1")
                .post("/requests/" + ritm + "/cancellation", Map.of("reason", "The phone was found"));
        assertThat(answer.status()).isEqualTo(200);
        world.settle();

        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("CANCELLED");
        assertThat(exceptions.term(ritm, CLERK).path("because").asText()).isEqualTo("The phone was found");
        assertThat(world.status(ritm)).isEqualTo("CANCELLED");
        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(mails(ritm, "is over")).containsExactlyInAnyOrder(CLERK, "local.admin@za1.example");
        assertThat(world.as("la2.za1")
                        .post("/requests/" + ritm + "/cancellation", Map.of("reason", "Again"))
                        .codes())
                .containsExactly("NOTHING_RUNS");
        exceptions.applyShort(CLERK);
    }

    @Test
    void aCompromiseEndsItAndTheReasonIsKept() {
        String ritm = exceptions.applyShort(CLERK);

        exceptions.compromise(CLERK);
        world.settle();

        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED_BY_COMPROMISE");
        assertThat(world.status(ritm)).isEqualTo("ENDED");
        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(onCompromise.stillOpen(exceptions.id(CLERK))).isFalse();
    }

    @Test
    void aCompromiseWhileItIsBeingCancelledIsWhatIsRemembered() {
        String ritm = exceptions.applyShort(CLERK);
        world.as("la.za1").post("/requests/" + ritm + "/cancellation", Map.of("reason", "Found"));

        exceptions.compromise(CLERK);
        world.settle();

        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED_BY_COMPROMISE");
    }

    @Test
    void whoIsMarkedAsCompromisedAfterApplyingGetsNone() {
        String ritm = filed(CLERK);
        exceptions.compromise(CLERK);
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("ENDED");
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED_BY_COMPROMISE");
        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(mails(ritm, "no MFA exception")).containsExactly("local.admin@za1.example");
    }

    @Test
    void whoBecomesAnAdministratorBeforeItBeginsGetsNone() {
        String account = "user27@zb2.example";
        String ritm = filed(account);
        world.changeDirectory(Map.of("account", account, "administrator", true));
        world.settle();
        world.changeDirectory(Map.of("account", account, "administrator", false));

        assertThat(world.status(ritm)).isEqualTo("CANCELLED");
        assertThat(exceptions.state(ritm, account)).isEqualTo("REFUSED");
        assertThat(exceptions.isExempt(account)).isFalse();
        assertThat(mails(ritm, "no MFA exception")).containsExactly("local.admin@zb2.example");
        exceptions.applyShort(account);
    }

    @Test
    void whatIsCancelledBeforeItBeginsNeverDoes() {
        String ritm = filed(CLERK);
        assertThat(world.as("la.za1")
                        .post("/requests/" + ritm + "/cancellation", Map.of("reason", "A mistake"))
                        .text("status"))
                .isEqualTo("CANCELLED");
        world.settle();

        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("CANCELLED");
        assertThat(exceptions.isExempt(CLERK)).isFalse();
        exceptions.applyShort(CLERK);
    }

    @Test
    void whoIsMarkedAsCompromisedJustBeforeTheChangeOfTheDirectoryGetsNone() {
        String ritm = exceptions.applyLong(ExceptionsOfTheTenant.longTerm("ZA1", CLERK));
        world.decide("exceptions1", ritm, Map.of("decision", "APPROVE"));
        exceptions.compromise(CLERK);
        world.settle();

        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED_BY_COMPROMISE");
        assertThat(world.status(ritm)).isEqualTo("ENDED");
        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(mails(ritm, "in force")).isEmpty();
    }

    @Test
    void whoBecomesAnAdministratorLosesIt() {
        String account = "user30@zb2.example";
        String ritm = exceptions.applyShort(account);
        world.changeDirectory(Map.of("account", account, "administrator", true));

        exceptions.sweep();
        world.changeDirectory(Map.of("account", account, "administrator", false));

        assertThat(exceptions.state(ritm, account)).isEqualTo("CANCELLED");
        assertThat(exceptions.isExempt(account)).isFalse();
    }

    @Test
    void whatBecomesAGenuineSharedMailboxLeavesIt() {
        String account = "shared.reception@zb2.example";
        var form = ExceptionsOfTheTenant.longTerm("ZB2", account);
        form.put("rationale", "SHARED_USER_ACCOUNT");
        String ritm = exceptions.applyLong(form);
        world.decide("exceptions1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        assertThat(exceptions.isExempt(account)).isTrue();
        world.changeDirectory(Map.of("account", account, "kind", "SHARED_MAILBOX"));

        exceptions.sweep();
        world.changeDirectory(Map.of("account", account, "kind", "SHARED_USER_ACCOUNT"));

        assertThat(exceptions.state(ritm, account)).isEqualTo("CONVERTED");
        assertThat(world.status(ritm)).isEqualTo("ENDED");
        assertThat(exceptions.isExempt(account)).isFalse();
    }

    @Test
    void whatIsDeletedEnds() {
        String account = "user29@zb2.example";
        String ritm = exceptions.applyShort(account);
        world.changeDirectory(Map.of("account", account, "delete", true));

        exceptions.sweep();

        assertThat(exceptions.state(ritm, account)).isEqualTo("ENDED");
        assertThat(exceptions.term(ritm, account).path("because").asText()).isEqualTo("The account was deleted.");
    }

    @Test
    void whatIsDeletedBeforeItBeginsIsRefused() {
        String account = "user28@zb2.example";
        String ritm = exceptions.applyLong(ExceptionsOfTheTenant.longTerm("ZB2", account));
        world.changeDirectory(Map.of("account", account, "delete", true));
        world.decide("exceptions1", ritm, Map.of("decision", "APPROVE"));
        world.settle();

        assertThat(exceptions.state(ritm, account)).isEqualTo("REFUSED");
    }

    @Test
    void aMembershipThatIsMissingIsPutRightByHandAndReadBack() {
        String ritm = exceptions.applyShort(CLERK);
        exceptions.takeOutOfGroup(CLERK);

        exceptions.sweep();
        exceptions.sweep();
        var task = world.task("support1", ritm);
        assertThat(task.path("definitionKey").asText()).isEqualTo("do-by-hand");
        assertThat(task.at("/brief/account").asText()).isEqualTo(CLERK);
        exceptions.putIntoGroup(CLERK);
        world.decide("support1", ritm, Map.of("decision", "DONE", "comment", "A script had removed it"));
        world.settle();

        assertThat(mails(ritm, "is missing")).contains("support1@gatehouse.example");
        assertThat(world.tasks("support1", ritm)).isEmpty();
        assertThat(world.timeline(ritm))
                .contains("DIRECTORY ward.clerk@za1.example is not in the exception group although its exception runs"
                        + " by gatehouse");
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ACTIVE");
        passUntil(exceptions.endsAt(ritm, CLERK));
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED");
    }

    @Test
    void aMembershipThatNobodyPutsRightDoesNotKeepTheExceptionFromEnding() {
        String ritm = exceptions.applyShort(CLERK);
        exceptions.takeOutOfGroup(CLERK);
        exceptions.sweep();

        passUntil(exceptions.endsAt(ritm, CLERK));

        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED");
        assertThat(world.tasks("support1", ritm)).isEmpty();
    }

    @Test
    void whoIsInTheGroupWithoutAnExceptionIsTakenOutAndReported() {
        String stranger = "theatre.lead@za1.example";
        String ritm = exceptions.applyShort(CLERK);
        exceptions.putIntoGroup(stranger);

        exceptions.sweep();

        assertThat(exceptions.isExempt(stranger)).isFalse();
        assertThat(exceptions.isExempt(CLERK)).isTrue();
        assertThat(standings.notesOf(exceptions.id(stranger)))
                .anyMatch(note -> note.text().contains("without an exception"));
        assertThat(world.as("admin").get("/demo/mail").body().path("items"))
                .anyMatch(mail -> mail.path("subject").asText().contains(stranger)
                        && mail.path("to").asText().equals("support1@gatehouse.example"));
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ACTIVE");
    }

    @Test
    void aDirectoryThatIsDownAtTheEndIsAskedAgainAndBecomesATaskWithinTwentyMinutes() {
        String ritm = exceptions.applyShort(CLERK);
        Instant end = exceptions.endsAt(ritm, CLERK);
        world.breakDirectory(Map.of("operation", "REMOVE_FROM_EXCEPTION_GROUP", "mode", "DOWN"));

        passUntil(end.plusSeconds(1));
        assertThat(exceptions.state(ritm, CLERK))
                .as("nothing is said that is not so")
                .isEqualTo("ACTIVE");
        assertThat(world.request(ritm).path("overdue").asBoolean()).isTrue();
        assertThat(world.request(ritm).path("retryingSince").isNull()).isFalse();
        passUntil(end.plus(Duration.ofMinutes(20)));

        assertThat(world.status(ritm)).isEqualTo("ACTION_NEEDED");
        assertThat(world.task("support1", ritm).path("definitionKey").asText()).isEqualTo("repair-step");
        assertThat(world.task("support1", ritm).path("priority").asInt()).isEqualTo(80);
        assertThat(world.task("support1", ritm).at("/brief/error").asText()).startsWith(CLERK);
        world.breakDirectory(Map.of("mode", "NONE"));
        assertThat(world.decide("support1", ritm, Map.of("decision", "CANNOT_BE_DONE", "reasons", List.of("No")))
                        .codes())
                .as("an end cannot be given up")
                .containsExactly("UNKNOWN_DECISION");
        world.decide("support1", ritm, Map.of("decision", "RETRY"));
        world.settle();
        assertThat(world.request(ritm).path("retryingSince").isNull()).isTrue();
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED");
        assertThat(exceptions.isExempt(CLERK)).isFalse();
    }

    @Test
    void onceTheDirectoryIsBackAnExceptionEndsWithoutAPerson() {
        String ritm = exceptions.applyShort(CLERK);
        world.breakDirectory(Map.of("operation", "REMOVE_FROM_EXCEPTION_GROUP", "mode", "DOWN"));
        passUntil(exceptions.endsAt(ritm, CLERK).plus(Duration.ofHours(3)));
        assertThat(world.tasks("support1", ritm)).hasSize(1);

        world.breakDirectory(Map.of("mode", "NONE"));
        exceptions.sweep();

        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED");
        assertThat(world.tasks("support1", ritm)).as("the task ends by itself").isEmpty();
    }

    @Test
    void aBeginningThatCannotBeDoneIsUndoneAndRefused() {
        world.breakDirectory(Map.of("operation", "ADD_TO_EXCEPTION_GROUP", "mode", "TIMEOUT_AFTER_APPLYING"));
        String ritm = exceptions.applyShort(CLERK);
        world.breakDirectory(Map.of("operation", "ADD_TO_EXCEPTION_GROUP", "mode", "NONE"));
        world.breakDirectory(Map.of("operation", "REVOKE_SESSIONS", "mode", "REFUSE"));
        world.pass(Duration.ofMinutes(20));
        assertThat(world.task("support1", ritm).path("definitionKey").asText()).isEqualTo("repair-step");
        world.breakDirectory(Map.of("mode", "NONE"));

        world.decide(
                "support1", ritm, Map.of("decision", "CANNOT_BE_DONE", "reasons", List.of("The account is locked")));
        world.settle();

        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("REFUSED");
        assertThat(exceptions.term(ritm, CLERK).path("because").asText()).isEqualTo("The account is locked");
        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(world.status(ritm)).isEqualTo("CANCELLED");
        assertThat(mails(ritm, "did not begin")).containsExactly("local.admin@za1.example");
        assertThat(mails(ritm, "is over")).isEmpty();
    }

    @Test
    void whatFailsWhileItBeginsIsEndedAtItsEndAllTheSame() {
        world.breakDirectory(Map.of("operation", "REVOKE_SESSIONS", "mode", "REFUSE"));
        String ritm = exceptions.applyShort(CLERK);
        assertThat(exceptions.isExempt(CLERK)).as("added, and then stuck").isTrue();
        world.pass(Duration.ofHours(23));
        world.breakDirectory(Map.of("mode", "NONE"));

        world.pass(Duration.ofMinutes(62));
        exceptions.sweep();

        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED");
        assertThat(world.tasks("support1", ritm)).as("its repair is over too").isEmpty();
    }

    @Test
    void aRenewalContinuesAtTheOldEndAndTheAccountIsNeverOutOfTheGroup() {
        String first = exceptions.granted("ZA1", CLERK);
        Instant end = exceptions.endsAt(first, CLERK);
        passUntil(end.minus(Duration.ofDays(10)));
        var form = ExceptionsOfTheTenant.longTerm("ZA1", CLERK);
        form.put("renews", first);
        String second = exceptions.applyLong(form);
        assertThat(exceptions.state(first, CLERK)).isEqualTo("ACTIVE");
        assertThat(world.request(second).path("renews").asText()).isEqualTo(first);

        world.decide("exceptions1", second, Map.of("decision", "APPROVE"));
        world.settle();

        assertThat(exceptions.state(first, CLERK)).isEqualTo("RENEWED");
        assertThat(world.status(first)).isEqualTo("ENDED");
        assertThat(exceptions.state(second, CLERK)).isEqualTo("ACTIVE");
        assertThat(exceptions.startsAt(second, CLERK)).isEqualTo(end);
        assertThat(exceptions.endsAt(second, CLERK)).isEqualTo(end.plus(Duration.ofDays(180)));
        form.put("renews", second);
        assertThat(world.as("la.za1").post("/long-term-exceptions", form).codes())
                .as("what has yet to begin is not renewed")
                .containsExactly("NOTHING_TO_RENEW");
        passUntil(end.plus(Duration.ofDays(1)));
        assertThat(exceptions.isExempt(CLERK)).isTrue();
        assertThat(world.timeline(first)).noneMatch(entry -> entry.contains("removed from the exception group"));
        passUntil(end.plus(Duration.ofDays(180)));
        assertThat(exceptions.isExempt(CLERK)).isFalse();
    }

    @Test
    void aRenewalGrantedAfterTheEndBeginsWithTheGrant() {
        String first = exceptions.granted("ZA1", CLERK);
        Instant end = exceptions.endsAt(first, CLERK);
        passUntil(end.minus(Duration.ofDays(1)));
        var form = ExceptionsOfTheTenant.longTerm("ZA1", CLERK);
        form.put("renews", first);
        String second = exceptions.applyLong(form);
        passUntil(end.plus(Duration.ofDays(2)));
        assertThat(exceptions.isExempt(CLERK))
                .as("a renewal that waits does not keep it open")
                .isFalse();

        world.decide("exceptions1", second, Map.of("decision", "APPROVE"));
        world.settle();

        assertThat(exceptions.startsAt(second, CLERK))
                .isAfter(end.plus(Duration.ofDays(2).minusMinutes(1)));
        assertThat(exceptions.isExempt(CLERK)).isTrue();
    }

    @Test
    void aRenewalWhoseAccountHasAnotherExceptionByThenIsRefused() {
        String first = exceptions.granted("ZA1", CLERK);
        Instant end = exceptions.endsAt(first, CLERK);
        passUntil(end.minus(Duration.ofDays(1)));
        var form = ExceptionsOfTheTenant.longTerm("ZA1", CLERK);
        form.put("renews", first);
        String second = exceptions.applyLong(form);
        passUntil(end.plusSeconds(1));
        exceptions.applyShort(CLERK);

        world.decide("exceptions1", second, Map.of("decision", "APPROVE"));
        world.settle();

        assertThat(exceptions.state(second, CLERK)).isEqualTo("REFUSED");
        assertThat(world.status(second)).isEqualTo("REJECTED");
    }

    private String filed(String account) {
        String organisation = account.substring(account.indexOf('@') + 1, account.indexOf(".example"));
        var answer =
                world.as("la." + organisation).post("/short-term-exceptions", ExceptionsOfTheTenant.shortTerm(account));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("status")).isEqualTo("SUBMITTED");
        return answer.text("ritm");
    }

    private void passUntil(Instant instant) {
        Duration rest = Duration.between(world.now(), instant);
        world.pass(rest.isNegative() ? Duration.ZERO : rest);
    }

    /** Who got mails of that request whose subject says this. */
    private List<String> mails(String ritm, String saying) {
        return world.mails(ritm).stream()
                .filter(mail -> mail.contains(saying))
                .map(mail -> mail.substring(mail.indexOf(" > ") + 3))
                .toList();
    }
}
