package org.gatehouse.account;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.worktime.DurationWords;

/**
 * How much of an exception has gone.
 *
 * @param percent whole, from 0 to 100, and 100 only when it is over
 * @param left in words, empty when less than half a minute is left
 */
record ExceptionProgress(int percent, String left) {

    static ExceptionProgress of(Instant startsAt, Instant endsAt, Instant now) {
        Duration whole = Duration.between(startsAt, endsAt);
        Duration left = Duration.between(now, endsAt);
        if (left.isNegative() || left.isZero()) {
            return new ExceptionProgress(100, "");
        }
        long gone = Duration.between(startsAt, now).toMillis() * 100 / Math.max(1, whole.toMillis());
        return new ExceptionProgress((int) Math.max(0, Math.min(99, gone)), DurationWords.of(left));
    }
}
