package org.gatehouse.modelling;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.gatehouse.duration.Measured;

/** By which durations the steps of a diagram are coloured. */
enum Heat {
    MEAN("Mean duration", Measured::mean),
    P95("P95 duration", Measured::p95),
    NONE("No colours", measured -> null);

    /** The colours, which stand for the same durations on every page. */
    enum Band {
        SECOND("Less than 1 s", Duration.ofSeconds(1)),
        MINUTE("Less than 1 min", Duration.ofMinutes(1)),
        HOUR("Less than 1 h", Duration.ofHours(1)),
        DAY("Less than 1 day", Duration.ofDays(1)),
        WEEK("Less than 7 days", Duration.ofDays(7)),
        LONGER("7 days or longer", Duration.ofSeconds(Long.MAX_VALUE));

        private final String inWords;
        private final Duration below;

        Band(String inWords, Duration below) {
            this.inWords = inWords;
            this.below = below;
        }

        static Band of(Duration duration) {
            return Arrays.stream(values())
                    .filter(band -> duration.compareTo(band.below) < 0)
                    .findFirst()
                    .orElse(LONGER);
        }

        String inWords() {
            return inWords;
        }

        /** Its place in the scale, the coolest being 1. */
        int number() {
            return ordinal() + 1;
        }
    }

    private final String inWords;
    private final Function<Measured, Duration> duration;

    Heat(String inWords, Function<Measured, Duration> duration) {
        this.inWords = inWords;
        this.duration = duration;
    }

    /** What a link asks for; without it, or where it is none of these, the mean. */
    static Heat chosen(String value) {
        return Arrays.stream(values())
                .filter(each -> each.value().equals(value))
                .findFirst()
                .orElse(MEAN);
    }

    /** As it stands in links. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String inWords() {
        return inWords;
    }

    /** Null where nothing was measured, or no colours are wanted. */
    Duration of(Measured measured) {
        return measured == null ? null : duration.apply(measured);
    }
}
