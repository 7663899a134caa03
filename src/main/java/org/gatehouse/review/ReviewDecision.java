package org.gatehouse.review;

import org.gatehouse.request.Decision.Outcome;
import org.gatehouse.request.RequestStatus;

/** What a reviewer may decide. */
enum ReviewDecision {
    APPROVE("Approve", Outcome.APPROVED, RequestStatus.APPROVED),
    REJECT("Reject", Outcome.REJECTED, RequestStatus.REJECTED);

    private final String label;
    private final Outcome outcome;
    private final RequestStatus status;

    ReviewDecision(String label, Outcome outcome, RequestStatus status) {
        this.label = label;
        this.outcome = outcome;
        this.status = status;
    }

    String label() {
        return label;
    }

    Outcome outcome() {
        return outcome;
    }

    RequestStatus status() {
        return status;
    }
}
