package org.gatehouse.audit;

import io.swagger.v3.oas.annotations.Operation;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.PageOf;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was audited outside requests, for other systems. */
@RestController
@RequestMapping("/api/v1/audit/events")
class EventController {

    private static final int SIZE = 50;

    private final OtherEvents events;

    EventController(OtherEvents events) {
        this.events = events;
    }

    @Operation(
            summary = "What was audited and is about no request",
            description = "For auditors. Sign-ins, deployments, operators, accounts, exports; newest first.")
    @GetMapping
    PageOf<CaseEvent> events(
            @ParameterObject @ModelAttribute EventFilters filters,
            @RequestParam(required = false) String page,
            @RequestParam(required = false) String size) {
        var findings = new Findings();
        EventFilters.Read read = filters.read(findings);
        PageOf.Wanted wanted = Readings.page(page, size, SIZE, findings);
        Readings.refuseIfAny(findings);
        return events.page(read, wanted);
    }
}
