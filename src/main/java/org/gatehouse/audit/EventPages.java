package org.gatehouse.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gatehouse.refusal.Findings;
import org.gatehouse.trail.FactKind;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What was audited outside requests, with its filters. */
@Controller
class EventPages {

    private static final int SIZE = 50;
    private static final String PATH = "/audit/events";
    private static final List<Option> KINDS = Arrays.stream(FactKind.values())
            .map(kind -> new Option(kind.name(), kind.inWords()))
            .toList();

    private final OtherEvents events;
    private final EventLines lines;

    EventPages(OtherEvents events, EventLines lines) {
        this.events = events;
        this.lines = lines;
    }

    @GetMapping(PATH)
    ModelAndView list(@ModelAttribute("filters") EventFilters filters, @RequestParam(required = false) String page) {
        var findings = new Findings();
        EventFilters.Read read = filters.read(findings);
        PageOf<CaseEvent> found = findings.isEmpty()
                ? PageLinks.find(page, SIZE, wanted -> events.page(read, wanted))
                : new PageOf<>(List.of(), 0, SIZE, 0);

        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        var shown = new ModelAndView("audit/events", errors.status());
        shown.addObject("errors", errors);
        shown.addObject("kinds", KINDS);
        shown.addObject("lines", lines.of(found.items()));
        shown.addObject("total", found.total());
        shown.addObject("more", found.total() > PageOf.COUNTED);
        shown.addObject("pages", PageLinks.of(found, PATH, filters.set()));
        return shown;
    }
}
