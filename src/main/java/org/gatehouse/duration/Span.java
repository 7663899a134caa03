package org.gatehouse.duration;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Something that has ended, and how long it took. */
record Span(
        String id,
        String process,
        int version,
        String element,
        MeasuredKind kind,
        String name,
        Instant endedAt,
        long milliseconds) {

    /** The month it ended in, in UTC. */
    YearMonth month() {
        return YearMonth.from(endedAt.atOffset(ZoneOffset.UTC));
    }
}
