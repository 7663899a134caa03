package org.gatehouse.release;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

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

    private static final Pattern REQUEST = Pattern.compile("RITM\\d{7,15}");

    /** @param subject its RITM, or the engine's id where it has none */
    public record Stayed(String instance, String subject, int version, String why) {

        public boolean namesRequest() {
            return isRequest(subject);
        }
    }

    /** Whether a business key is a number of the service desk; others stand for what has no request yet. */
    static boolean isRequest(String subject) {
        return REQUEST.matcher(subject).matches();
    }

    public boolean isOver() {
        return endedAt != null;
    }
}
