package org.gatehouse.precedence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.GatehouseTest;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.precedence.PolicyTerms.Terms;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GatehouseTest
class PolicyTermsTest {

    private static final Instant JOINED = Instant.parse("2026-11-23T10:00:00Z");

    @Autowired
    private PolicyTerms terms;

    @Test
    void namedLocationsHasFourteenDaysOfGraceAndThreeReminders() {
        Terms named = terms.of(MfaPolicy.NAMED_LOCATIONS);

        assertThat(named.takesEffect()).isEqualTo(Duration.ofHours(8));
        assertThat(named.perUserRemoved()).isEqualTo(Duration.ofHours(12));
        assertThat(named.grace()).isEqualTo(Duration.ofDays(14));
        assertThat(named.followed()).isEqualTo(Duration.ofDays(14));
        assertThat(named.remindAfter()).containsExactly(Duration.ofDays(7), Duration.ofDays(12), Duration.ofDays(13));
    }

    @Test
    void standardHasNoGrace() {
        Terms standard = terms.of(MfaPolicy.STANDARD);

        assertThat(standard.takesEffect()).isEqualTo(Duration.ofHours(8));
        assertThat(standard.perUserRemoved()).isEqualTo(Duration.ofHours(12));
        assertThat(standard.grace()).isZero();
        assertThat(standard.followed()).isEqualTo(Duration.ofDays(14));
        assertThat(standard.remindAfter()).containsExactly(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));
    }

    @Test
    void theNextReminderIsTheFirstThatIsNotPast() {
        Terms named = terms.of(MfaPolicy.NAMED_LOCATIONS);

        assertThat(named.reminderAfter(JOINED, JOINED)).contains(JOINED.plus(Duration.ofDays(7)));
        assertThat(named.reminderAfter(JOINED.plus(Duration.ofDays(7)), JOINED))
                .contains(JOINED.plus(Duration.ofDays(12)));
        assertThat(named.reminderAfter(JOINED.plus(Duration.ofDays(13)), JOINED))
                .isEmpty();
    }
}
