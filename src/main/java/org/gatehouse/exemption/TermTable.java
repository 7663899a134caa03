package org.gatehouse.exemption;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.engine.DecisionTables;
import org.springframework.stereotype.Component;

/**
 * Reads {@code processes/exception-terms.dmn}: how long an exception lasts, and how long before its end it is reminded
 * of (AC-089, Q-23). Whole hours in UTC, so that a term is never an hour longer or shorter for a change of the clocks.
 */
@Component
class TermTable {

    private static final String TABLE = "exception-terms";

    /** @param remindBefore how long before the end, the longest first */
    record Lengths(Duration lasts, List<Duration> remindBefore) {

        /** The next reminder after this instant, or empty where none is left. */
        Optional<Instant> reminderAfter(Instant now, Instant end) {
            return remindBefore.stream()
                    .map(end::minus)
                    .filter(now::isBefore)
                    .sorted()
                    .findFirst();
        }
    }

    private final DecisionTables tables;

    TermTable(DecisionTables tables) {
        this.tables = tables;
    }

    /** @throws IllegalStateException if the table has no row for this kind, or one that is not readable */
    Lengths of(ExceptionKind kind) {
        List<Map<String, Object>> rows = tables.ask(TABLE, Map.of("kind", kind.name()));
        if (rows.isEmpty()) {
            throw new IllegalStateException("%s.dmn has no row for '%s'".formatted(TABLE, kind));
        }
        Map<String, Object> row = rows.get(0);
        return new Lengths(
                Duration.ofHours(((Number) row.get("lasts")).longValue()), hours((String) row.get("remindBefore")));
    }

    private static List<Duration> hours(String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        try {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .map(Long::valueOf)
                    .map(Duration::ofHours)
                    .toList();
        } catch (NumberFormatException unreadable) {
            throw new IllegalStateException("%s.dmn: '%s' is no list of hours".formatted(TABLE, text), unreadable);
        }
    }
}
