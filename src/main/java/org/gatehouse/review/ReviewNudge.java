package org.gatehouse.review;

import java.time.Instant;

/**
 * What is next sent about a review that waits: a reminder at the lower bound of the service level, at the upper bound
 * word of the breach, then nothing. Nothing is ever decided by the clock.
 */
enum ReviewNudge {
    REMIND,
    BREACH,
    NONE;

    /** @param previous null before the first */
    static ReviewNudge after(ReviewNudge previous, Instant remindAt, Instant now) {
        if (previous == null) {
            return now.isBefore(remindAt) ? REMIND : BREACH;
        }
        return previous == REMIND ? BREACH : NONE;
    }

    Instant at(Instant remindAt, Instant dueAt) {
        return this == REMIND ? remindAt : dueAt;
    }
}
