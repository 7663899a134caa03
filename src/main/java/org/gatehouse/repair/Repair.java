package org.gatehouse.repair;

import java.time.Instant;
import org.gatehouse.servicedesk.RequestReference;

/** A failed step that waits for directory support. */
record Repair(
        String incidentId,
        RequestReference ritm,
        String processInstance,
        String jobId,
        String activityName,
        String error,
        Instant openedAt,
        String repairInstance,
        State state) {

    enum State {
        /** Nobody has chosen a way on. */
        OPEN,
        /** A way on was chosen. */
        DECIDED,
        /** The step recovered, or went away, before anybody chose. */
        RECOVERED
    }
}
