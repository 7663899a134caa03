package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gatehouse.audit.CaseEvent.Kind;

/** The parts of a timeline that one can filter it by: each kind of event there is in it, and what rests on tables. */
record TimelinePart(String value, String label, long number, Predicate<CaseEvent> holds) {

    private static final String TABLE = "TABLE";

    /** All of it first, then the kinds in the order in which they are declared. */
    static List<TimelinePart> of(List<CaseEvent> events) {
        var parts = new ArrayList<TimelinePart>();
        parts.add(new TimelinePart("", "Everything", events.size(), event -> true));
        Map<Kind, Predicate<CaseEvent>> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind, event -> event.kind() == kind);
        }
        kinds.forEach((kind, holds) -> add(parts, kind.name(), kind.inWords(), holds, events));
        add(parts, TABLE, "Decision tables", event -> !event.tables().isEmpty(), events);
        return parts;
    }

    /** The one that is chosen; everything where it is none of these. */
    static TimelinePart chosen(List<TimelinePart> parts, String value) {
        return parts.stream()
                .filter(part -> part.value().equals(value))
                .findFirst()
                .orElse(parts.get(0));
    }

    private static void add(
            List<TimelinePart> parts, String value, String label, Predicate<CaseEvent> holds, List<CaseEvent> events) {
        long number = events.stream().filter(holds).count();
        if (number > 0) {
            parts.add(new TimelinePart(value, label, number, holds));
        }
    }
}
