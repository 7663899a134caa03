package org.gatehouse.namedlocation;

import java.util.List;
import java.util.Map;
import org.gatehouse.engine.DecisionTables;
import org.springframework.stereotype.Component;

/**
 * Reads {@code processes/named-location-criteria.dmn}: what a network must meet (AC-075, AC-076). The rows shipped are
 * placeholders, for the registration guide's own list is to take their place.
 */
@Component
class LocationCriteria {

    private static final String TABLE = "named-location-criteria";
    private static final String PLACEHOLDER = "PLACEHOLDER";

    /** @param placeholder whether an owner has yet to replace it */
    record Criterion(String text, boolean placeholder) {}

    private final DecisionTables tables;

    LocationCriteria(DecisionTables tables) {
        this.tables = tables;
    }

    List<Criterion> of(LocationAction action) {
        return tables.ask(TABLE, Map.of("action", action.name())).stream()
                .map(row -> new Criterion((String) row.get("criterion"), PLACEHOLDER.equals(row.get("source"))))
                .toList();
    }
}
