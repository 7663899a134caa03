package org.gatehouse.request;

import java.time.Instant;
import java.util.List;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.worktime.Elapsed;

/** Tells the request's page about the exceptions it asked for. Implemented by the package that runs them. */
public interface ExceptionRows {

    /**
     * One account's exception.
     *
     * @param state as the REST contract names it
     * @param startsAt null until it is granted
     * @param elapsed how much of it has gone, or null until it is granted
     * @param because why it is not, or no longer, in force, or null
     * @param running whether it can be cancelled
     * @param processInstance the process that runs it, or null
     */
    record Row(
            String id,
            String account,
            String name,
            String state,
            String stateInWords,
            Instant startsAt,
            Instant endsAt,
            Elapsed elapsed,
            String because,
            boolean running,
            String processInstance) {

        /** Whether it is on its way into the directory or out of it. */
        boolean awaitsGatehouse(Instant now) {
            boolean isDecided = startsAt != null && !now.isBefore(startsAt);
            return isDecided && (state.equals("PENDING") || state.equals("ACTIVE") && (!running || elapsed.late()));
        }
    }

    /** In the order of the accounts. */
    List<Row> of(RequestReference ritm);
}
