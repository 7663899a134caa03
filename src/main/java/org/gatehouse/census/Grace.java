package org.gatehouse.census;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in which an account under the Named Locations policy may put off registering a method: 14 times 24 hours from
 * joining, at the end of which it is over (AC-037, AC-038).
 */
public final class Grace {

    public static final Duration LASTS = Duration.ofDays(14);

    private Grace() {}

    public static Instant endsAt(Instant joined) {
        return joined.plus(LASTS);
    }

    /** Whoever joined after this instant is in grace now. */
    public static Instant joinedAfter(Instant now) {
        return now.minus(LASTS);
    }
}
