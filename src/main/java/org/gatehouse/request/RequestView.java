package org.gatehouse.request;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A request as the REST contract shows it. */
public record RequestView(
        String ritm,
        String serviceDeskReference,
        RequestType type,
        String organisation,
        String status,
        @JsonRawValue String details,
        Instant submittedAt,
        String submittedBy,
        String requestedBy,
        Instant dueAt,
        boolean overdue,
        Instant retryingSince,
        Stage stage,
        List<Warning> warnings,
        Decision decision,
        List<Decision> decisions,
        Instant escalateUntil,
        Instant completedAt,
        String resubmissionOf,
        String resubmittedAs,
        String renews,
        Instant expiredAt,
        ExceptionView exception,
        Set<Action> allowedActions) {}
