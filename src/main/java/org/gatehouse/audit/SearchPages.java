package org.gatehouse.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.audit.CaseFilters.State;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Decision.Outcome;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.RequestType;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The auditor's search with its filters, and what is found as a table to download. */
@Controller
@RequestMapping("/audit")
class SearchPages {

    private static final int SIZE = 20;
    private static final String PATH = "/audit";
    private static final List<Option> TYPES = Arrays.stream(RequestType.values())
            .map(type -> new Option(type.name(), type.inWords()))
            .toList();
    private static final List<Option> STATUSES = Stream.concat(
                    Arrays.stream(RequestStatus.values()).map(status -> new Option(status.name(), status.inWords())),
                    Stream.of(new Option(CaseFilters.ACTION_NEEDED, "Action needed")))
            .toList();
    private static final List<Option> OUTCOMES = Arrays.stream(Outcome.values())
            .map(outcome -> new Option(outcome.name(), outcome.inWords()))
            .toList();
    private static final List<Option> STATES = Arrays.stream(State.values())
            .map(state -> new Option(state.name(), state.inWords()))
            .toList();
    private static final List<Option> LATE =
            List.of(new Option("true", "Ever late"), new Option("false", "Never late"));

    /** A line of the list as the page shows it. */
    record Row(AuditedRequest request, String organisation) {}

    private final CaseFinder cases;
    private final CaseTable table;
    private final Organisations organisations;

    SearchPages(CaseFinder cases, CaseTable table, Organisations organisations) {
        this.cases = cases;
        this.table = table;
        this.organisations = organisations;
    }

    @GetMapping
    ModelAndView search(@ModelAttribute("filters") CaseFilters filters, @RequestParam(required = false) String page) {
        var findings = new Findings();
        CaseFilters.Read read = filters.read(findings);
        PageOf<AuditedRequest> found = findings.isEmpty()
                ? PageLinks.find(page, SIZE, wanted -> cases.page(read, wanted))
                : new PageOf<>(List.of(), 0, SIZE, 0);

        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        var shown = new ModelAndView("audit/search", errors.status());
        shown.addObject("errors", errors);
        shown.addObject("rows", rows(found.items()));
        shown.addObject("total", found.total());
        shown.addObject("more", found.total() > PageOf.COUNTED);
        shown.addObject("pages", PageLinks.of(found, PATH, filters.set()));
        shown.addObject("download", link(filters));
        shown.addObject("types", TYPES);
        shown.addObject("statuses", STATUSES);
        shown.addObject("outcomes", OUTCOMES);
        shown.addObject("states", STATES);
        shown.addObject("late", LATE);
        shown.addObject(
                "diagrams",
                cases.diagrams().stream()
                        .map(diagram -> new Option(diagram, diagram))
                        .toList());
        return shown;
    }

    @GetMapping("/download")
    void download(@ModelAttribute CaseFilters filters, HttpServletResponse response) throws IOException {
        var findings = new Findings();
        CaseFilters.Read read = filters.read(findings);
        findings.refuseIfAny();
        table.write(read, response);
    }

    /** Each organisation is looked up once for all lines. */
    private List<Row> rows(List<AuditedRequest> requests) {
        Map<String, String> names = new HashMap<>();
        return requests.stream()
                .map(request -> new Row(request, names.computeIfAbsent(request.organisation(), this::nameOf)))
                .toList();
    }

    private String nameOf(String organisation) {
        return "%s (%s)".formatted(organisations.nameOf(OdsCode.of(organisation)), organisation);
    }

    private static String link(CaseFilters filters) {
        var link = UriComponentsBuilder.fromPath(PATH + "/download");
        filters.set().forEach(link::queryParam);
        return link.encode().toUriString();
    }
}
