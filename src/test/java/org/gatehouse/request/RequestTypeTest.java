package org.gatehouse.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestTypeTest {

    @Test
    void everyStatusBelongsToSomeType() {
        var used = EnumSet.noneOf(RequestStatus.class);
        for (RequestType type : RequestType.values()) {
            used.addAll(type.statuses());
        }
        assertThat(used).containsExactlyInAnyOrder(RequestStatus.values());
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusIsReachedFromTheFirstAndTheGraphReadsTheSameBothWays(RequestType type) {
        var reached = new HashSet<RequestStatus>();
        reach(type, type.first(), reached);
        assertThat(reached).isEqualTo(type.statuses());
        type.statuses()
                .forEach(to -> assertThat(type.before(to))
                        .containsExactlyInAnyOrderElementsOf(type.statuses().stream()
                                .filter(from -> type.after(from).contains(to))
                                .toList()));
    }

    @Test
    void anOnboardingIsReviewedByItsReviewersAndNamesItsTemplates() {
        assertThat(RequestType.ONBOARDING.reviewers()).isEqualTo("onboarding-reviewers");
        assertThat(RequestType.ONBOARDING.key()).isEqualTo("onboarding");
        assertThat(RequestType.ONBOARDING.inWords()).isEqualTo("Onboarding");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOpenHasAWayOn(RequestType type) {
        assertThat(type.statuses())
                .filteredOn(type::isOpen)
                .allSatisfy(open -> assertThat(type.after(open)).isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void workIsOpenUntilItIsDecidedAndDone(RequestType type) {
        assertThat(type.isOpen(RequestStatus.SUBMITTED)).isTrue();
        assertThat(type.isOpen(RequestStatus.ESCALATED)).isTrue();
        assertThat(type.isOpen(RequestStatus.REJECTED)).isFalse();
        assertThat(type.isOpen(RequestStatus.COMPLETED)).isFalse();
    }

    @Test
    void aCompletedOnboardingKeepsItsSlotAndACompletedLocationFreesIt() {
        assertThat(RequestType.ONBOARDING.holdsSlot(RequestStatus.COMPLETED)).isTrue();
        assertThat(RequestType.ONBOARDING.holdsSlot(RequestStatus.RETIRED)).isFalse();
        assertThat(RequestType.NAMED_LOCATION.holdsSlot(RequestStatus.COMPLETED))
                .isFalse();
        assertThat(RequestType.NAMED_LOCATION.holdsSlot(RequestStatus.ESCALATED))
                .isTrue();
    }

    @Test
    void aTypeIsTheWorkOfItsReviewersAndOfWhoHearsItsEscalations() {
        assertThat(RequestType.NAMED_LOCATION.isWorkOf(member("location-reviewers")))
                .isTrue();
        assertThat(RequestType.NAMED_LOCATION.isWorkOf(member("escalation-panel")))
                .isTrue();
        assertThat(RequestType.NAMED_LOCATION.isWorkOf(member("onboarding-reviewers")))
                .isFalse();
        assertThat(RequestType.ONBOARDING.isWorkOf(member("escalation-panel"))).isFalse();
    }

    private static Person member(String group) {
        return new Person("somebody", "Somebody", AccountAddress.of("somebody@za1.example"), Set.of(group));
    }

    private static void reach(RequestType type, RequestStatus status, HashSet<RequestStatus> reached) {
        if (reached.add(status)) {
            type.after(status).forEach(next -> reach(type, next, reached));
        }
    }
}
