package org.gatehouse.request;

/** Where a request stands. Which of them a type knows, and what may follow what, says {@link RequestType}. */
public enum RequestStatus {
    SUBMITTED("Submitted"),
    IN_REVIEW("In review"),
    APPROVED("Approved"),
    COMPLETED("Completed"),
    REJECTED("Rejected"),
    WITHDRAWN("Withdrawn"),
    RETIRED("Retired");

    private final String inWords;

    RequestStatus(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
