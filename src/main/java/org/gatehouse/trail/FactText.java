package org.gatehouse.trail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a fact says, as one text that always comes out the same: a line for each part, in a fixed order, so that it can
 * be hashed again without anything but the standard library.
 *
 * @param kind the name of a {@link FactKind}, or whatever the database holds instead
 * @param details as JSON
 * @param rulings as JSON, or null
 */
record FactText(Instant at, String kind, String ritm, String by, String what, String details, String rulings) {

    byte[] bytes() {
        return Stream.of(at.toString(), kind, ritm, by, what, details, rulings)
                .map(part -> part == null ? "" : escaped(part))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** So that no part holds the end of a line. */
    private static String escaped(String part) {
        return part.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
