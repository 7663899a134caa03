package org.gatehouse.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How much of a span of time has gone, as people see it.
 *
 * @param percent of the span, 0 to 100
 * @param inWords such as "3 days left"
 * @param late whether it should be over and is not
 */
public record Elapsed(int percent, String inWords, boolean late) {

    private static final int WHOLE = 100;
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /** Of a span that runs, or has yet to begin or to end. */
    public static Elapsed running(Instant start, Instant end, Instant now) {
        if (now.isBefore(start)) {
            return new Elapsed(0, "Begins in " + inWords(Duration.between(now, start)), false);
        }
        if (now.isAfter(end)) {
            return new Elapsed(WHOLE, "Late by " + inWords(Duration.between(end, now)), true);
        }
        return new Elapsed(percent(start, end, now), inWords(Duration.between(now, end)) + " left", false);
    }

    /** Of a span that ended at that instant, before its time or on time. */
    public static Elapsed stopped(Instant start, Instant end, Instant at) {
        return new Elapsed(percent(start, end, at), "Over", false);
    }

    private static int percent(Instant start, Instant end, Instant at) {
        long whole = Duration.between(start, end).toSeconds();
        long gone = Duration.between(start, at).toSeconds();
        return whole <= 0 ? WHOLE : (int) Math.max(0, Math.min(WHOLE, gone * WHOLE / whole));
    }

    /** In the largest unit of which there are at least two, so that nobody reads "1 day" of 47 hours. */
    private static String inWords(Duration exact) {
        Duration duration = exact.plus(HALF_A_MINUTE).truncatedTo(ChronoUnit.MINUTES);
        if (duration.toDays() >= 2) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() >= 2) {
            return duration.toHours() + " hours";
        }
        long minutes = duration.toMinutes();
        return minutes == 0 ? "less than a minute" : minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
