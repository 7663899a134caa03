package org.gatehouse.audit;

import java.time.Duration;
import org.gatehouse.duration.Measured;
import org.gatehouse.duration.MeasuredKind;

/** How long one element took, in the shape of the REST contract; durations are seconds. */
record DurationLine(
        String process,
        int version,
        String element,
        String name,
        MeasuredKind kind,
        long count,
        double mean,
        double p50,
        double p90,
        double p95) {

    private static final double MILLIS_OF_SECOND = 1_000;

    static DurationLine of(Measured measured) {
        return new DurationLine(
                measured.process(),
                measured.version(),
                measured.element(),
                measured.name(),
                measured.kind(),
                measured.counted(),
                seconds(measured.mean()),
                seconds(measured.p50()),
                seconds(measured.p90()),
                seconds(measured.p95()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_OF_SECOND;
    }
}
