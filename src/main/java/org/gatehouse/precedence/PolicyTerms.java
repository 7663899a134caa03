package org.gatehouse.precedence;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.engine.DecisionTables;
import org.springframework.stereotype.Component;

/**
 * Reads {@code processes/enrolment-terms.dmn}: what happens when after an account joins a policy (AC-036, AC-037, AC-050,
 * AC-051). Whole hours in UTC, so that no change of the clocks makes a day longer or shorter.
 */
@Component
public class PolicyTerms {

    private static final String TABLE = "enrolment-terms";

    /**
     * @param takesEffect within which the policy is in force
     * @param perUserRemoved within which the former per-user MFA is off
     * @param grace during which the registration can be skipped; zero where it cannot
     * @param remindAfter how long after the beginning a reminder to register goes out, the soonest first
     * @param followed how long a missing registration is followed
     */
    public record Terms(
            Duration takesEffect,
            Duration perUserRemoved,
            Duration grace,
            List<Duration> remindAfter,
            Duration followed) {

        /** The next reminder after this instant, or empty where none is left. */
        public Optional<Instant> reminderAfter(Instant now, Instant begin) {
            return remindAfter.stream()
                    .map(begin::plus)
                    .filter(now::isBefore)
                    .sorted()
                    .findFirst();
        }
    }

    private final DecisionTables tables;

    PolicyTerms(DecisionTables tables) {
        this.tables = tables;
    }

    /** @throws IllegalStateException if the table has no row for this policy, or one that is not readable */
    public Terms of(MfaPolicy policy) {
        List<Map<String, Object>> rows = tables.ask(TABLE, Map.of("policy", policy.name()));
        if (rows.isEmpty()) {
            throw new IllegalStateException("%s.dmn has no row for '%s'".formatted(TABLE, policy));
        }
        Map<String, Object> row = rows.get(0);
        return new Terms(
                hours(row, "takesEffect"),
                hours(row, "perUserRemoved"),
                hours(row, "grace"),
                reminders((String) row.get("remindAfter")),
                hours(row, "followed"));
    }

    private static Duration hours(Map<String, Object> row, String column) {
        return Duration.ofHours(((Number) row.get(column)).longValue());
    }

    private static List<Duration> reminders(String text) {
        try {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(hours -> !hours.isEmpty())
                    .map(Long::valueOf)
                    .map(Duration::ofHours)
                    .sorted()
                    .toList();
        } catch (NumberFormatException unreadable) {
            throw new IllegalStateException("%s.dmn: '%s' is no list of hours".formatted(TABLE, text), unreadable);
        }
    }
}
