package org.gatehouse.trail;

import java.time.Instant;
import java.util.Map;

/**
 * One audited fact.
 *
 * @param ritm the request that it is about, or null
 * @param by the login of who did it, or {@code gatehouse}
 * @param rulings what decision tables said in the course of it, as JSON; null where none was asked
 */
public record Fact(
        long id,
        Instant at,
        FactKind kind,
        String ritm,
        String by,
        String what,
        Map<String, Object> details,
        String rulings) {}
