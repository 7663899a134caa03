package org.gatehouse.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase;
import org.gatehouse.request.RequestType;

/** One case with its whole history, as the REST interface shows it. */
record CaseView(
        String ritm,
        String serviceDeskReference,
        RequestType type,
        String organisation,
        String subject,
        String status,
        @JsonRawValue String details,
        List<RequestCase.Fact> facts,
        Instant submittedAt,
        String submittedBy,
        String requestedBy,
        Instant dueAt,
        Instant completedAt,
        Instant keptUntil,
        List<Decision> decisions,
        List<CaseProcess> processes,
        List<CaseTask> tasks,
        List<UsedTable> tables,
        List<CaseEvent> events,
        List<String> discrepancies) {

    static CaseView of(CaseRecord record) {
        Request request = record.request();
        return new CaseView(
                request.ritm().value(),
                request.serviceDeskReference(),
                request.type(),
                request.organisation().value(),
                record.subject(),
                request.shownStatus(),
                request.details(),
                record.facts(),
                request.submittedAt(),
                request.submittedBy(),
                request.requestedBy().value(),
                request.dueAt(),
                request.completedAt(),
                record.keptUntil(),
                record.decisions(),
                record.processes(),
                record.tasks(),
                record.tables(),
                record.events(),
                record.discrepancies());
    }
}
