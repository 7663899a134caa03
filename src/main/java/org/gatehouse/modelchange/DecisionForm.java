package org.gatehouse.modelchange;

import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.request.Texts;

/**
 * What another process owner sends.
 *
 * @param decision {@code APPROVE} or {@code REJECT}
 * @param comment needed to reject
 * @param differencesSeen whether they say that they have looked at what would go differently; needed to approve where
 *     anything would
 */
record DecisionForm(String decision, String comment, Boolean differencesSeen) {

    /** Null where no decision is readable. */
    Decision read(ModelChange change, Findings findings) {
        Boolean approves = findings.required("decision", decision, DecisionForm::approves);
        String said = findings.optional("comment", comment, Texts::reason);
        if (approves == null) {
            return null;
        }
        if (!approves && said == null && !findings.has("comment")) {
            findings.add("comment", "REQUIRED", "Say why it is rejected");
        }
        if (approves && !change.risks().isEmpty() && !Boolean.TRUE.equals(differencesSeen)) {
            findings.add("differencesSeen", "DIFFERENCES_NOT_SEEN", "Look at %s first".formatted(change.risks()));
        }
        return new Decision(approves, said);
    }

    private static Boolean approves(String decision) {
        return switch (decision) {
            case "APPROVE" -> true;
            case "REJECT" -> false;
            default -> throw new Malformed("UNKNOWN_DECISION", "Approve or reject it");
        };
    }
}
