package org.gatehouse.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.servicedesk.RequestReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllowedActionsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final AccountAddress ADDRESS = AccountAddress.of("local.admin@za1.example");
    private static final Set<RequestStatus> WITHDRAWABLE = EnumSet.of(RequestStatus.SUBMITTED, RequestStatus.IN_REVIEW);

    @ParameterizedTest
    @EnumSource
    void theRequesterWithdrawsWhatIsNotYetDecided(RequestStatus status) {
        Set<Action> expected = WITHDRAWABLE.contains(status)
                ? EnumSet.of(Action.ENQUIRE, Action.WITHDRAW)
                : EnumSet.of(Action.ENQUIRE);
        assertThat(AllowedActions.of(person("local-administrators.ZA1"), onboarding(status), null, NOON))
                .isEqualTo(expected);
        assertThat(AllowedActions.of(person(Groups.INTEGRATION), onboarding(status), null, NOON))
                .isEqualTo(expected);
        assertThat(AllowedActions.withdrawable(onboarding(status))).isEqualTo(WITHDRAWABLE.contains(status));
    }

    @ParameterizedTest
    @EnumSource
    void anotherOrganisationOnlyEnquires(RequestStatus status) {
        assertThat(AllowedActions.of(person("local-administrators.ZB2"), onboarding(status), null, NOON))
                .containsExactly(Action.ENQUIRE);
    }

    @ParameterizedTest
    @EnumSource
    void directorySupportRetiresWhatIsCompleted(RequestStatus status) {
        assertThat(AllowedActions.of(person(Groups.DIRECTORY_SUPPORT), onboarding(status), null, NOON))
                .isEqualTo(
                        status == RequestStatus.COMPLETED
                                ? EnumSet.of(Action.ENQUIRE, Action.RETIRE)
                                : EnumSet.of(Action.ENQUIRE));
    }

    @ParameterizedTest
    @EnumSource
    void aRejectionIsCorrectedOrContestedUntilItsWindowCloses(RequestStatus status) {
        Person alex = person("local-administrators.ZA1");
        Request request = request(RequestType.NAMED_LOCATION, status, NOON.plusSeconds(1));
        boolean rejected = status == RequestStatus.REJECTED;

        assertThat(AllowedActions.of(alex, request, null, NOON).containsAll(Set.of(Action.ESCALATE, Action.RESUBMIT)))
                .isEqualTo(rejected);
        assertThat(AllowedActions.of(alex, request, null, NOON.plusSeconds(1)))
                .doesNotContain(Action.ESCALATE, Action.RESUBMIT);
        assertThat(AllowedActions.of(person("local-administrators.ZB2"), request, null, NOON))
                .containsExactly(Action.ENQUIRE);
    }

    @ParameterizedTest
    @EnumSource
    void auditorsOnlyRead(RequestStatus status) {
        assertThat(AllowedActions.of(person(Groups.AUDITORS), onboarding(status), null, NOON))
                .isEmpty();
    }

    private static Person person(String group) {
        return new Person("somebody", "Somebody", ADDRESS, Set.of(group));
    }

    private static Request onboarding(RequestStatus status) {
        return request(RequestType.ONBOARDING, status, null);
    }

    private static Request request(RequestType type, RequestStatus status, Instant escalateUntil) {
        return new Request(
                RequestReference.of("RITM0010001"),
                null,
                type,
                OdsCode.of("ZA1"),
                status,
                "{}",
                List.of(),
                NOON,
                "la.za1",
                ADDRESS,
                null,
                null,
                new Stage("Review", Groups.ONBOARDING_REVIEWERS, NOON),
                null,
                false,
                null,
                null,
                escalateUntil,
                null,
                null,
                null,
                null,
                null);
    }
}
