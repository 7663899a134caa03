package org.gatehouse.audit;

import io.swagger.v3.oas.annotations.Operation;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search over requests and cases, and each with its whole history, for other systems. */
@RestController
@RequestMapping("/api/v1/audit/requests")
class CaseController {

    private static final int SIZE = 50;

    private final CaseFinder cases;
    private final CaseHistory history;
    private final RequestAccess access;

    CaseController(CaseFinder cases, CaseHistory history, RequestAccess access) {
        this.cases = cases;
        this.history = history;
        this.access = access;
    }

    @Operation(summary = "Requests and cases, running and finished", description = """
            For auditors. Newest first. Everything wrong with the filters comes back at once. Of one account at most \
            1,000 requests of each type are found, the newest. `overdue`: whether it was or is ever late, or a task of \
            it. `keptUntil`: when its personal data expires.""")
    @GetMapping
    PageOf<AuditedRequest> requests(
            @ParameterObject @ModelAttribute CaseFilters filters,
            @RequestParam(required = false) String page,
            @RequestParam(required = false) String size) {
        var findings = new Findings();
        CaseFilters.Read read = filters.read(findings);
        PageOf.Wanted wanted = Readings.page(page, size, SIZE, findings);
        Readings.refuseIfAny(findings);
        return cases.page(read, wanted);
    }

    @Operation(
            summary = "Everything that is known of one request or case",
            description =
                    "For auditors. `events` is all that happened, oldest first. `discrepancies`: in what the request and its"
                            + " decisions differ from what was recorded of them; each of them means that somebody changed the"
                            + " database.")
    @GetMapping("/{ritm}")
    CaseView request(@PathVariable String ritm, @SignedIn Person person) {
        return CaseView.of(history.of(access.visible(person, ritm).ritm()));
    }
}
