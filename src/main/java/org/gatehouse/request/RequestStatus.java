package org.gatehouse.request;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a request stands. Which of them a type knows, and what may follow what, says {@link RequestType}. */
public enum RequestStatus {
    SUBMITTED("Submitted"),
    IN_REVIEW("In review"),
    APPROVED("Approved"),
    ACTIVE("Active"),
    COMPLETED("Completed"),
    PARTLY_COMPLETED("Partly completed"),
    REJECTED("Rejected"),
    ESCALATED("Escalated"),
    WITHDRAWN("Withdrawn"),
    RETIRED("Retired"),
    ENDED("Ended"),
    CANCELLED("Cancelled"),
    IN_PROGRESS("In progress"),
    CONTAINED("Contained"),
    PARTLY_CONTAINED("Partly contained"),
    REMEDIATED("Remediated"),
    CLOSED("Closed");

    private static final Set<RequestStatus> OPEN =
            EnumSet.of(SUBMITTED, IN_REVIEW, APPROVED, ESCALATED, ACTIVE, IN_PROGRESS, CONTAINED, PARTLY_CONTAINED);

    private final String inWords;

    RequestStatus(String inWords) {
        this.inWords = inWords;
    }

    /** What stands behind {@code in} in a query for requests on which work is still to be done. */
    public static final String OPEN_IN_SQL =
            OPEN.stream().map(status -> "'" + status + "'").sorted().collect(Collectors.joining(", ", "(", ")"));

    /** The statuses in which work is still to be done. */
    public static Set<RequestStatus> open() {
        return OPEN;
    }

    public String inWords() {
        return inWords;
    }
}
