package org.gatehouse.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
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
    void everyStatusIsReachedFromSubmittedAndTheGraphReadsTheSameBothWays(RequestType type) {
        var reached = new HashSet<RequestStatus>();
        reach(type, RequestStatus.SUBMITTED, reached);
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

    private static void reach(RequestType type, RequestStatus status, HashSet<RequestStatus> reached) {
        if (reached.add(status)) {
            type.after(status).forEach(next -> reach(type, next, reached));
        }
    }
}
