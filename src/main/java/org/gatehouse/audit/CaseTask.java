package org.gatehouse.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * A piece of a person's work in a case.
 *
 * @param processInstance in which it arose
 * @param assignee the login of who had it last, or null where nobody claimed it
 * @param claimedAt when its last holder took it, or null
 * @param endedAt null while it is open
 * @param completed whether it was done rather than taken away
 * @param dueAt null where nothing was promised
 */
public record CaseTask(
        String id,
        String processInstance,
        String key,
        String name,
        String assignee,
        Instant createdAt,
        Instant claimedAt,
        Instant endedAt,
        boolean completed,
        Instant dueAt) {

    /** How long it was, or is, late; zero where it is on time or nothing was promised. */
    public Duration late(Instant now) {
        Instant until = endedAt == null ? now : endedAt;
        return dueAt == null || !until.isAfter(dueAt) ? Duration.ZERO : Duration.between(dueAt, until);
    }
}
