package org.gatehouse.audit;

import java.time.Instant;
import org.gatehouse.request.RequestType;

/**
 * Open work.
 *
 * @param kind {@code TASK}, or {@code GATEHOUSE} for a request that no person has a task of and that is retried or late
 * @param holder the login or group that has it, or {@code gatehouse}
 * @param since since when it waits
 * @param dueAt null where nothing was promised
 * @param hoursLate how long it is overdue, to the tenth, or null where it is not
 * @param retryingSince since when a step of its request fails and is tried again, or null
 * @param repairSince since when a repair of its request is open, or null
 * @param nextDeadline the next reminder or due instant that is still to come, or null
 */
record StalledItem(
        String ritm,
        RequestType type,
        String organisation,
        String kind,
        String name,
        String holder,
        Instant since,
        double hoursOld,
        Instant dueAt,
        Double hoursLate,
        Instant retryingSince,
        Instant repairSince,
        Instant nextDeadline) {}
