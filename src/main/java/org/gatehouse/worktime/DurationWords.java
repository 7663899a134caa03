package org.gatehouse.worktime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A duration in words, to the minute, such as "14 days and 3 hours"; empty for less. */
public final class DurationWords {

    private DurationWords() {}

    public static String of(Duration duration) {
        Duration rounded = duration.plusSeconds(30);
        List<String> parts = new ArrayList<>();
        add(parts, rounded.toDays(), "day");
        add(parts, rounded.toHoursPart(), "hour");
        add(parts, rounded.toMinutesPart(), "minute");
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        String last = parts.remove(parts.size() - 1);
        return String.join(", ", parts) + " and " + last;
    }

    private static void add(List<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add(amount == 1 ? "1 " + unit : "%d %ss".formatted(amount, unit));
        }
    }
}
