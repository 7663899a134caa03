package org.gatehouse.audit;

import java.time.Instant;
import java.util.List;
import org.gatehouse.request.RequestType;

/**
 * A request that was rejected, and what became of the rejection.
 *
 * @param rejectedBy the login of the reviewer, or {@code gatehouse} where an approved change could not be made
 * @param hoursToReject from the submission, to the tenth
 * @param escalation who contested it, or null
 * @param resubmittedAs the request that corrects it, or null
 */
record Rejection(
        String ritm,
        RequestType type,
        String organisation,
        Instant submittedAt,
        String requestedBy,
        Instant rejectedAt,
        String rejectedBy,
        List<String> reasons,
        String comment,
        double hoursToReject,
        Escalation escalation,
        String resubmittedAs) {

    /**
     * How a rejection was contested.
     *
     * @param outcome {@code UPHELD} or {@code OVERTURNED}, or null while the panel has not decided
     * @param decidedBy the login of who decided for the panel, or null
     * @param hoursToDecide from the escalation, to the tenth, or null
     */
    record Escalation(
            Instant at,
            String by,
            String grounds,
            String outcome,
            String decidedBy,
            Instant decidedAt,
            List<String> reasons,
            Double hoursToDecide) {}
}
