package org.gatehouse.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.PathCoverage;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.rehearsal.ReplayedAlike;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every path through {@code policy-enrolment.bpmn}. */
@ReplayedAlike(EnrolmentProcess.KEY)
class EnrolmentProcessTest extends EnrolmentTest {

    private static final Duration EIGHT_HOURS = Duration.ofHours(8);
    private static final Duration FOURTEEN_DAYS = Duration.ofDays(14);

    @AfterAll
    static void everyNodeAndFlowWasGoneThrough() {
        PathCoverage.assertComplete(EnrolmentProcess.KEY);
    }

    @Test
    void thePolicyIsReadBackEightHoursAfterSomebodyWithAMethodJoins() {
        Instant joined = join(LOCATIONS, NURSE);

        assertThat(state(NURSE)).isEqualTo(EnrolmentState.OPEN);
        assertThat(enrolment(NURSE).policy()).isEqualTo(MfaPolicy.NAMED_LOCATIONS);
        passUntil(joined.plus(EIGHT_HOURS).minusSeconds(10));
        assertThat(enrolment(NURSE).inForceAt()).isNull();
        passUntil(joined.plus(EIGHT_HOURS).plusSeconds(5));

        assertThat(enrolment(NURSE).inForceAt()).isNotNull();
        assertThat(state(NURSE)).isEqualTo(EnrolmentState.ENROLLED);
        assertThat(mails("Register for multi-factor authentication: " + NURSE)).isEmpty();
    }

    @Test
    void perUserMfaStaysUntilThePolicyIsInForceAndIsOffWithinTwelveHours() {
        Instant joined = join(LOCATIONS, LEGACY);

        passUntil(joined.plus(EIGHT_HOURS).minusSeconds(10));
        assertThat(hasPerUserMfa(LEGACY)).as("never without").isTrue();
        passUntil(joined.plus(EIGHT_HOURS).plusSeconds(5));

        assertThat(hasPerUserMfa(LEGACY)).isFalse();
        assertThat(enrolment(LEGACY).perUserOffAt())
                .isBetween(joined.plus(EIGHT_HOURS), joined.plus(Duration.ofHours(12)));
        assertThat(state(LEGACY)).isEqualTo(EnrolmentState.ENROLLED);
    }

    @Test
    void directorySupportIsAskedWhenTheTwelveHoursAreOver() {
        Instant joined = join(LOCATIONS, LEGACY);
        world.breakDirectory(Map.of("operation", "CHANGE_ACCOUNT", "account", LEGACY, "mode", "REFUSE"));
        passUntil(joined.plus(Duration.ofHours(12)).minusSeconds(60));
        assertThat(enrolment(LEGACY).ritm()).as("no fault before that").isNull();
        passUntil(joined.plus(Duration.ofHours(12)).plusSeconds(60));

        String ritm = enrolment(LEGACY).ritm().value();
        assertThat(world.status(ritm)).isEqualTo("ACTION_NEEDED");
        JsonNode request = world.request(ritm);
        assertThat(request.path("type").asText()).isEqualTo("POLICY_ENROLMENT");
        assertThat(request.path("details").path("account").asText()).isEqualTo(LEGACY);
        JsonNode task = world.task("support1", ritm);
        assertThat(task.path("definitionKey").asText()).isEqualTo("repair-step");
        assertThat(task.path("brief").path("step").asText()).isEqualTo("Remove per-user MFA");

        world.breakDirectory(Map.of("mode", "NONE"));
        world.decide("support1", ritm, Map.of("decision", "RETRY"));
        world.settle();

        assertThat(hasPerUserMfa(LEGACY)).isFalse();
        assertThat(state(LEGACY)).isEqualTo(EnrolmentState.ENROLLED);
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
    }

    @Test
    void anAbsenceOfTheDirectoryOfSomeHoursNeedsNobody() {
        Instant joined = join(LOCATIONS, LEGACY);
        passUntil(joined.plus(Duration.ofHours(7)));
        world.breakDirectory(Map.of("mode", "DOWN"));
        passUntil(joined.plus(Duration.ofHours(11)));
        world.breakDirectory(Map.of("mode", "NONE"));
        passUntil(joined.plus(Duration.ofHours(13)));

        assertThat(state(LEGACY)).isEqualTo(EnrolmentState.ENROLLED);
        assertThat(enrolment(LEGACY).ritm()).isNull();
    }

    @Test
    void theRegistrationIsFollowedAlsoWhereThePolicyCannotBeReadBack() {
        Instant joined = join(LOCATIONS, STARTER);
        passUntil(joined.plus(Duration.ofHours(7)));
        world.breakDirectory(Map.of("mode", "DOWN"));
        passUntil(joined.plus(Duration.ofHours(13)));
        world.breakDirectory(Map.of("mode", "NONE"));
        String ritm = enrolment(STARTER).ritm().value();
        world.decide("support1", ritm, Map.of("decision", "CANNOT_BE_DONE", "reasons", List.of("No access")));
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("CLOSED");
        assertThat(state(STARTER)).isEqualTo(EnrolmentState.OPEN);
        passUntil(joined.plus(FOURTEEN_DAYS).plusSeconds(60));
        assertThat(mails("Register by")).hasSize(3);
        assertThat(mails("Sign-in is closed until you register")).containsExactly(STARTER);
        assertThat(state(STARTER)).isEqualTo(EnrolmentState.NOT_REGISTERED);
    }

    @Test
    void whoRegistersTooLateIsEnrolledAllTheSame() {
        Instant joined = join(LOCATIONS, STARTER);
        passUntil(joined.plus(FOURTEEN_DAYS).plusSeconds(60));
        assertThat(state(STARTER)).isEqualTo(EnrolmentState.NOT_REGISTERED);

        registerMethod(STARTER);

        assertThat(state(STARTER)).isEqualTo(EnrolmentState.ENROLLED);
        assertThat(enrolment(STARTER).registeredAt()).isAfter(enrolment(STARTER).registerBy());
    }

    @Test
    void mailsOfAJumpAreDatedWhenTheyWereDue() {
        Instant joined = join(LOCATIONS, STARTER);
        world.pass(Duration.ofDays(20));

        assertThat(sentAt("Register by"))
                .hasSize(3)
                .allSatisfy(at -> assertThat(at).isBefore(joined.plus(FOURTEEN_DAYS)));
    }

    @Test
    void anEmergencyAccountIsNotFollowed() {
        join(LOCATIONS, "break.glass@za1.example");

        assertThat(isFollowed("break.glass@za1.example")).isFalse();
    }

    @Test
    void whatCannotBeDoneIsKeptWithItsReason() {
        Instant joined = join(LOCATIONS, LEGACY);
        world.breakDirectory(Map.of("operation", "CHANGE_ACCOUNT", "account", LEGACY, "mode", "REFUSE"));
        passUntil(joined.plus(Duration.ofHours(13)));
        String ritm = enrolment(LEGACY).ritm().value();

        world.decide(
                "support1",
                ritm,
                Map.of("decision", "CANNOT_BE_DONE", "reasons", List.of("The account is being migrated")));
        world.settle();

        assertThat(state(LEGACY)).isEqualTo(EnrolmentState.GIVEN_UP);
        assertThat(enrolment(LEGACY).because()).isEqualTo("The account is being migrated");
        assertThat(world.status(ritm)).isEqualTo("CLOSED");
    }

    @Test
    void fourteenDaysOfGraceAreRemindedOfOnDaysSevenTwelveAndThirteen() {
        Instant joined = join(LOCATIONS, STARTER);

        assertThat(enrolment(STARTER).graceEndsAt())
                .isBetween(
                        joined.plus(FOURTEEN_DAYS), joined.plus(FOURTEEN_DAYS).plusSeconds(30));
        assertThat(mails("Register for multi-factor authentication: " + STARTER))
                .containsExactly(STARTER);
        int reminders = 0;
        for (int days : List.of(7, 12, 13)) {
            passUntil(joined.plus(Duration.ofDays(days)).minusSeconds(10));
            assertThat(mails("Register by")).as("before day %d", days).hasSize(reminders);
            passUntil(joined.plus(Duration.ofDays(days)).plusSeconds(5));
            assertThat(mails("Register by")).as("on day %d", days).hasSize(++reminders);
        }
        passUntil(joined.plus(FOURTEEN_DAYS).minusSeconds(10));
        assertThat(state(STARTER)).isEqualTo(EnrolmentState.OPEN);
        passUntil(joined.plus(FOURTEEN_DAYS).plusSeconds(5));

        assertThat(state(STARTER)).isEqualTo(EnrolmentState.NOT_REGISTERED);
        assertThat(mails("Sign-in is closed until you register: " + STARTER)).containsExactly(STARTER);
        assertThat(mails("Accounts of Northbank Hospital without a registered method"))
                .containsExactlyInAnyOrder("local.admin@za1.example", "la2.za1@gatehouse.example");
    }

    @Test
    void theAdministratorsHearOnceOfAllWhoseTimeIsOver() {
        for (int number = 10; number < 15; number++) {
            String account = "user%d@za1.example".formatted(number);
            control.removeMethods(id(account), Set.of(MethodType.AUTHENTICATOR_APP, MethodType.SMS));
        }
        world.settle();
        passUntil(world.now().plus(FOURTEEN_DAYS).plusSeconds(60));

        assertThat(state("user10@za1.example")).isEqualTo(EnrolmentState.NOT_REGISTERED);
        assertThat(mails("Still no method registered")).hasSize(5);
        assertThat(mails("Accounts of Northbank Hospital without a registered method"))
                .containsExactlyInAnyOrder("local.admin@za1.example", "la2.za1@gatehouse.example");
    }

    @Test
    void whoRegistersWithinTheGraceIsEnrolled() {
        Instant joined = join(LOCATIONS, STARTER);
        passUntil(joined.plus(Duration.ofDays(8)));

        registerMethod(STARTER);

        assertThat(state(STARTER)).isEqualTo(EnrolmentState.ENROLLED);
        passUntil(joined.plus(Duration.ofDays(15)));
        assertThat(mails("Register by")).hasSize(1);
        assertThat(mails("Sign-in is closed")).isEmpty();
    }

    @Test
    void whoRegistersBeforeThePolicyIsInForceIsFollowedUntilItIs() {
        Instant joined = join(LOCATIONS, STARTER);
        registerMethod(STARTER);
        assertThat(state(STARTER)).isEqualTo(EnrolmentState.OPEN);

        passUntil(joined.plus(EIGHT_HOURS).plusSeconds(5));

        assertThat(state(STARTER)).isEqualTo(EnrolmentState.ENROLLED);
    }

    @Test
    void underStandardThereIsNoGrace() {
        Instant joined = join(CENTRAL, STARTER);

        assertThat(enrolment(STARTER).policy()).isEqualTo(MfaPolicy.STANDARD);
        assertThat(enrolment(STARTER).graceEndsAt()).isNull();
        assertThat(mail("Register for multi-factor authentication: " + STARTER)).contains("Register one now");
        for (int days : List.of(1, 3, 7)) {
            passUntil(joined.plus(Duration.ofDays(days)).plusSeconds(5));
        }
        assertThat(mails("Reminder: register")).hasSize(3);
        passUntil(joined.plus(FOURTEEN_DAYS).plusSeconds(5));
        assertThat(state(STARTER)).isEqualTo(EnrolmentState.NOT_REGISTERED);
    }

    @Test
    void whoLeavesIsFollowedNoLonger() {
        join(LOCATIONS, STARTER);
        leave(LOCATIONS, STARTER);

        assertThat(state(STARTER)).isEqualTo(EnrolmentState.LEFT);
        world.pass(Duration.ofDays(20));
        assertThat(mails("Register by")).isEmpty();
    }

    @Test
    void whoMovesToTheOtherPolicyIsFollowedUnderThatOne() {
        join(CENTRAL, STARTER);
        Instant moved = join(LOCATIONS, STARTER);

        assertThat(enrolment(STARTER).policy()).isEqualTo(MfaPolicy.NAMED_LOCATIONS);
        assertThat(enrolment(STARTER).graceEndsAt())
                .isBetween(moved.plus(FOURTEEN_DAYS), moved.plus(FOURTEEN_DAYS).plusSeconds(30));
    }

    @Test
    void aCompromiseEndsItAndTheRemediatedHolderIsToldToRegister() {
        join(LOCATIONS, STARTER);
        compromises.markAndSettle(STARTER);

        assertThat(state(STARTER)).isEqualTo(EnrolmentState.COMPROMISED);
        assertThat(compromises.verdict(STARTER)).isEqualTo("CONTAINED");

        compromises.remediate("la2.za1", STARTER);
        world.settle();
        compromises.handOver("la2.za1", STARTER);
        world.settle();

        assertThat(enrolment(STARTER).policy()).isEqualTo(MfaPolicy.STANDARD);
        assertThat(state(STARTER)).isEqualTo(EnrolmentState.OPEN);
    }

    @Test
    void aDeletedAccountIsFollowedNoLonger() {
        join(LOCATIONS, STARTER);
        String account = id(STARTER);
        world.changeDirectory(Map.of("account", STARTER, "delete", true));
        world.settle();

        assertThat(register.latestOf(account).orElseThrow().state()).isEqualTo(EnrolmentState.DELETED);
    }

    @Test
    void enrollingAgainIsFollowedToTheRegistration() {
        world.as("la.za1").post("/accounts/%s/actions/RE_ENROL_MFA".formatted(NURSE), Map.of());
        world.settle();

        assertThat(enrolment(NURSE).policy()).isEqualTo(MfaPolicy.STANDARD);
        assertThat(mails("Register for multi-factor authentication: " + NURSE)).containsExactly(NURSE);
        registerMethod(NURSE);
        world.pass(Duration.ofHours(9));
        assertThat(state(NURSE)).isEqualTo(EnrolmentState.ENROLLED);
    }

    @Test
    void nobodyIsFollowedWhoHasNothingOutstanding() {
        world.changeDirectory(Map.of("account", "sspr.only@za1.example", "addTo", CENTRAL));
        world.changeDirectory(Map.of("account", "shared.mailbox@za1.example", "addTo", LOCATIONS));
        world.settle();

        assertThat(isFollowed("sspr.only@za1.example"))
                .as("has a method already")
                .isFalse();
        assertThat(isFollowed("shared.mailbox@za1.example"))
                .as("nobody signs in to it")
                .isFalse();
    }

    @Test
    void membersOfAGroupAreFollowedFromItsLinkOn() {
        world.changeDirectory(Map.of("account", "new.starter@zb2.example", "addTo", "ZB2.sg.MFA-CA-NL-Users"));
        world.settle();
        assertThat(isFollowed("new.starter@zb2.example")).isFalse();

        world.onboardToNamedLocations("ZB2");
        world.settle();

        assertThat(state("new.starter@zb2.example")).isEqualTo(EnrolmentState.OPEN);
    }

    @Test
    void anAdministratorHasNoGrace() {
        world.changeDirectory(Map.of("account", STARTER, "administrator", true));
        join(LOCATIONS, STARTER);

        assertThat(enrolment(STARTER).graceEndsAt()).isNull();
    }
}
