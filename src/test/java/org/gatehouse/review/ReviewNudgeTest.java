package org.gatehouse.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReviewNudgeTest {

    private static final Instant REMIND_AT = Instant.parse("2026-11-23T11:00:00Z");
    private static final Instant DUE_AT = Instant.parse("2026-11-23T13:00:00Z");

    @Test
    void firstComesTheReminderThenTheBreachThenNothing() {
        assertThat(ReviewNudge.after(null, REMIND_AT, REMIND_AT.minusSeconds(1)))
                .isEqualTo(ReviewNudge.REMIND);
        assertThat(ReviewNudge.after(ReviewNudge.REMIND, REMIND_AT, REMIND_AT)).isEqualTo(ReviewNudge.BREACH);
        assertThat(ReviewNudge.after(ReviewNudge.BREACH, REMIND_AT, DUE_AT)).isEqualTo(ReviewNudge.NONE);
    }

    @Test
    void aReviewOpenedLateSkipsTheReminder() {
        assertThat(ReviewNudge.after(null, REMIND_AT, REMIND_AT)).isEqualTo(ReviewNudge.BREACH);
    }

    @Test
    void eachIsSentAtItsBound() {
        assertThat(ReviewNudge.REMIND.at(REMIND_AT, DUE_AT)).isEqualTo(REMIND_AT);
        assertThat(ReviewNudge.BREACH.at(REMIND_AT, DUE_AT)).isEqualTo(DUE_AT);
    }
}
