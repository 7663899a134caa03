package org.gatehouse.bench;

import java.util.Locale;

/** What a figure is to be, at least or at most. */
public record Goal(double limit, boolean atLeast) {

    public static Goal atLeast(double limit) {
        return new Goal(limit, true);
    }

    public static Goal atMost(double limit) {
        return new Goal(limit, false);
    }

    String inWords() {
        return (atLeast ? ">= " : "<= ") + String.format(Locale.ROOT, "%.4s", limit);
    }

    String verdict(double figure) {
        return (atLeast ? figure >= limit : figure <= limit) ? "met" : "MISSED";
    }
}
