package org.gatehouse.namedlocation;

import org.gatehouse.request.Decision.Outcome;
import org.gatehouse.request.RequestStatus;

/** What the escalation panel may decide. */
enum EscalationDecision {
    UPHOLD("Uphold the rejection", Outcome.UPHELD, RequestStatus.REJECTED),
    OVERTURN("Overturn the rejection", Outcome.OVERTURNED, RequestStatus.APPROVED);

    private final String label;
    private final Outcome outcome;
    private final RequestStatus status;

    EscalationDecision(String label, Outcome outcome, RequestStatus status) {
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
