package org.gatehouse.release;

import java.time.Instant;
import java.util.List;

/**
 * The move of running instances to a version.
 *
 * @param total how many ran when it began
 * @param moved how many go on by the new version by now
 * @param ended how many had come to their end before they were moved
 * @param stayed those that finish on their version, and why
 * @param endedAt null while it goes on
 */
public record Migration(
        String key,
        int version,
        Instant startedAt,
        Instant endedAt,
        int total,
        int moved,
        int ended,
        List<Stayed> stayed) {

    /** @param subject its RITM, or the engine's id where it has none */
    public record Stayed(String instance, String subject, int version, String why) {}

    public boolean isOver() {
        return endedAt != null;
    }
}
