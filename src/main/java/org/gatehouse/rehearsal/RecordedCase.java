package org.gatehouse.rehearsal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.engine.Script;

/**
 * A finished instance as the engine's history has it. What it wrote stays in memory and in no log.
 *
 * @param cutShort whether it was ended from outside, such as by an operator
 * @param start what it was started with
 * @param visits by element and time, in the order in which they began
 * @param outside what was written while it waited, by nobody that the diagram knows
 * @param known the elements that its version has
 * @param keptAsText the variables that are no plain values and are played as the text they are kept as
 */
record RecordedCase(
        String subject,
        int version,
        boolean cutShort,
        Instant endedAt,
        Map<String, Object> start,
        Map<Place, Visit> visits,
        List<Written> outside,
        Set<String> known,
        Set<String> keptAsText)
        implements Script {

    /**
     * An element that it came to.
     *
     * @param occurrence for which time, from 1
     * @param cancelled whether it was ended from outside, as by an event at its edge
     * @param act what was written there
     */
    record Visit(
            String activity,
            String name,
            String type,
            int occurrence,
            Instant startedAt,
            Instant endedAt,
            boolean cancelled,
            Act act) {}

    /** Variables that were written at an instant. */
    record Written(Instant at, Map<String, Object> variables) {}

    /** The n-th time of an element, from 1. */
    record Place(String activity, int occurrence) {}

    static Map<Place, Visit> inOrder(List<Visit> visits) {
        var byPlace = new LinkedHashMap<Place, Visit>();
        visits.forEach(each -> byPlace.put(new Place(each.activity(), each.occurrence()), each));
        return byPlace;
    }

    Optional<Visit> visit(String activity, int occurrence) {
        return Optional.ofNullable(visits.get(new Place(activity, occurrence)));
    }

    /** Whether nothing began before it did or after its end, which happens where a clock was put back meanwhile. */
    boolean isWithin(Instant startedAt) {
        return visits.values().stream()
                .map(Visit::startedAt)
                .noneMatch(each -> each.isBefore(startedAt) || each.isAfter(endedAt));
    }

    @Override
    public Optional<Act> actOf(String activity, int occurrence) {
        return visit(activity, occurrence).map(Visit::act);
    }
}
