package org.gatehouse.namedlocation;

import java.util.List;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
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

    private final DecisionService decisions;

    LocationCriteria(DecisionService decisions) {
        this.decisions = decisions;
    }

    List<Criterion> of(LocationAction action) {
        return decisions
                .evaluateDecisionTableByKey(TABLE)
                .variables(Variables.putValue("action", action.name()))
                .evaluate()
                .getResultList()
                .stream()
                .map(row -> new Criterion((String) row.get("criterion"), PLACEHOLDER.equals(row.get("source"))))
                .toList();
    }
}
