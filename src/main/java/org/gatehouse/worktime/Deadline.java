package org.gatehouse.worktime;

import java.time.Duration;
import java.time.Instant;

/**
 * A deadline as people see it.
 *
 * @param state {@code ok}, {@code soon} (less than an hour is left) or {@code overdue}
 */
public record Deadline(Instant at, String state) {

    private static final Duration SOON = Duration.ofHours(1);

    /** Null where nothing is promised. */
    public static Deadline of(Instant dueAt, Instant now) {
        if (dueAt == null) {
            return null;
        }
        if (now.isAfter(dueAt)) {
            return new Deadline(dueAt, "overdue");
        }
        return new Deadline(dueAt, now.isAfter(dueAt.minus(SOON)) ? "soon" : "ok");
    }
}
