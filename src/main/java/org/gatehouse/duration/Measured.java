package org.gatehouse.duration;

import java.time.Duration;

/**
 * How long one element of one version of a process took. Percentiles are at most one in a hundred above what was measured.
 *
 * @param process the process, or for a whole request its type
 * @param version of the diagram; 0 for a whole request
 * @param element its id in the diagram; for a whole request {@link Durations#COMPLETED} or {@link Durations#DECIDED}
 * @param counted how many ended
 */
public record Measured(
        String process,
        int version,
        String element,
        String name,
        MeasuredKind kind,
        long counted,
        Duration mean,
        Duration p50,
        Duration p90,
        Duration p95) {}
