package org.gatehouse.request;

import java.util.EnumSet;
import java.util.Set;

/** Where a request stands. Which of them a type knows, and what may follow what, says {@link RequestType}. */
public enum RequestStatus {
    SUBMITTED("Submitted"),
    IN_REVIEW("In review"),
    APPROVED("Approved"),
    ACTIVE("Active"),
    COMPLETED("Completed"),
    REJECTED("Rejected"),
    ESCALATED("Escalated"),
    WITHDRAWN("Withdrawn"),
    RETIRED("Retired"),
    ENDED("Ended"),
    CANCELLED("Cancelled");

    private static final Set<RequestStatus> OPEN = EnumSet.of(SUBMITTED, IN_REVIEW, APPROVED, ESCALATED, ACTIVE);

    private final String inWords;

    RequestStatus(String inWords) {
        this.inWords = inWords;
    }

    /** The statuses in which work is still to be done. */
    public static Set<RequestStatus> open() {
        return OPEN;
    }

    public String inWords() {
        return inWords;
    }
}
