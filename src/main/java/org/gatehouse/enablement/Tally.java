package org.gatehouse.enablement;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many rows of a list have come to what. */
record Tally(List<Part> parts) {

    /** Rows with the same verdict for the same reasons. */
    record Part(Verdict verdict, List<Reason> reasons, long rows) {}

    Map<Verdict, Long> verdicts() {
        var verdicts = new EnumMap<Verdict, Long>(Verdict.class);
        parts.forEach(part -> verdicts.merge(part.verdict(), part.rows(), Long::sum));
        return verdicts;
    }

    /** How many rows have each reason as their weightiest, whatever their verdict is. */
    Map<Reason, Long> reasons() {
        var reasons = new EnumMap<Reason, Long>(Reason.class);
        parts.stream()
                .filter(part -> !part.reasons().isEmpty())
                .forEach(part -> reasons.merge(part.reasons().get(0), part.rows(), Long::sum));
        return reasons;
    }

    /** Whether somebody on the list is left without MFA who should have it. */
    boolean leavesSomebody() {
        return parts.stream()
                .filter(part -> part.verdict() == Verdict.NOT_ENABLED)
                .anyMatch(part -> !part.reasons().stream().allMatch(Reason::leavesNothingToDo));
    }
}
