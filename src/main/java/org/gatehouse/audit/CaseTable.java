package org.gatehouse.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.request.Decision;
import org.gatehouse.web.CsvDownload;
import org.gatehouse.worktime.WorkingHours;
import org.springframework.stereotype.Component;

/** Writes what a search finds as a table to download, however much it is. */
@Component
class CaseTable {

    private static final List<String> COLUMNS = List.of(
            "Request",
            "Type",
            "Organisation",
            "What",
            "Status",
            "Submitted (UTC)",
            "Submitted by",
            "Asked by",
            "Due (UTC)",
            "Ever late",
            "Finished (UTC)",
            "Decision",
            "Decided by",
            "Decided (UTC)",
            "Reasons",
            "Diagram",
            "Kept until (UTC)");

    private final CaseFinder cases;
    private final Clock clock;

    CaseTable(CaseFinder cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    void write(CaseFilters.Read filters, HttpServletResponse response) throws IOException {
        String day = LocalDate.ofInstant(clock.instant(), WorkingHours.LONDON).toString();
        CsvDownload.<AuditedRequest>answer(
                response, "requests-%s.csv".formatted(day), COLUMNS, to -> cases.each(filters, to), CaseTable::cells);
    }

    private static List<Object> cells(AuditedRequest request) {
        Decision decision = request.decision();
        return Arrays.asList(
                request.ritm(),
                request.type().inWords(),
                request.organisation(),
                request.subject(),
                request.status(),
                request.submittedAt(),
                request.submittedBy(),
                request.requestedBy(),
                request.dueAt(),
                request.overdue() ? "Yes" : "No",
                request.completedAt(),
                decision == null ? null : decision.outcome().inWords(),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.at(),
                decision == null ? null : String.join("; ", decision.reasons()),
                request.diagram(),
                request.keptUntil());
    }
}
