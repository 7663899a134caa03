package org.gatehouse.request;

import java.time.Instant;
import java.util.List;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.servicedesk.RequestReference;

/**
 * A request about to be filed.
 *
 * @param ritm the number another system gave it, or null for the next one
 * @param slot what only one open or completed request may hold, or null
 * @param details what was asked; kept as JSON
 */
public record NewRequest(
        RequestReference ritm,
        RequestType type,
        OdsCode organisation,
        Caller caller,
        String slot,
        Object details,
        List<Warning> warnings,
        Instant submittedAt,
        Instant remindAt,
        Instant dueAt) {}
