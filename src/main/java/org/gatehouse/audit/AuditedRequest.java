package org.gatehouse.audit;

import java.time.Instant;
import org.gatehouse.request.CaseSearch.Found;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestType;

/**
 * A request or case as an auditor's list shows it.
 *
 * @param subject what was asked in a few words
 * @param overdue whether it was, or is, ever late
 * @param decision the last one made on it, or null
 * @param diagram the process and version that ran, such as {@code onboarding-request:2}, or null
 * @param keptUntil when its personal data expires, or null as long as that is not known
 */
record AuditedRequest(
        String ritm,
        RequestType type,
        String organisation,
        String subject,
        String status,
        Instant submittedAt,
        String submittedBy,
        String requestedBy,
        Instant dueAt,
        boolean overdue,
        Instant completedAt,
        Decision decision,
        String diagram,
        Instant keptUntil) {

    static AuditedRequest of(Found found, String subject, Instant keptUntil) {
        Request request = found.request();
        return new AuditedRequest(
                request.ritm().value(),
                request.type(),
                request.organisation().value(),
                subject,
                request.shownStatus(),
                request.submittedAt(),
                request.submittedBy(),
                request.requestedBy().value(),
                request.dueAt(),
                found.everLate(),
                request.completedAt(),
                found.decision(),
                found.diagram(),
                keptUntil);
    }
}
