package org.gatehouse.duration;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
public final class DurationInWords {

    private DurationInWords() {}

    /** Such as "12 ms", "3.4 s", "5 min 10 s", "2 h 5 min" or "3 d 4 h", to what matters. */
    public static String of(Duration duration) {
        if (duration.toMillis() < 1_000) {
            return duration.toMillis() + " ms";
        }
        if (duration.toSeconds() < 60) {
            return String.format(Locale.UK, "%.1f s", duration.toMillis() / 1_000.0);
        }
        if (duration.toMinutes() < 60) {
            return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
        }
        if (duration.toHours() < 24) {
            return two(duration.toHours(), "h", duration.toMinutesPart(), "min");
        }
        return two(duration.toDays(), "d", duration.toHoursPart(), "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return small == 0 ? "%d %s".formatted(large, unit) : "%d %s %d %s".formatted(large, unit, small, smallUnit);
    }
}
