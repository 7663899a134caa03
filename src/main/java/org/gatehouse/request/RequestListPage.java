package org.gatehouse.request;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.RequestController.Status;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.gatehouse.worktime.Deadline;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The list of requests with its filters. */
@Controller
class RequestListPage {

    private static final int SIZE = 20;
    private static final String PATH = "/requests";

    /** The filters as they come in. */
    record Filters(String status, String type, String organisation, String page) {

        public boolean any() {
            return !set().isEmpty();
        }

        Map<String, String> set() {
            var set = new LinkedHashMap<String, String>();
            set.put("status", status);
            set.put("type", type);
            set.put("organisation", organisation);
            set.values().removeIf(value -> value == null || value.isBlank());
            return set;
        }
    }

    /** A line of the list. */
    record Row(
            String ritm,
            String organisation,
            String what,
            String status,
            String waitsFor,
            Deadline deadline,
            Instant submittedAt) {}

    private final RequestAccess access;
    private final RequestSearch search;
    private final RequestCases cases;
    private final Organisations organisations;
    private final Who who;
    private final Clock clock;

    RequestListPage(
            RequestAccess access,
            RequestSearch search,
            RequestCases cases,
            Organisations organisations,
            Who who,
            Clock clock) {
        this.access = access;
        this.search = search;
        this.cases = cases;
        this.organisations = organisations;
        this.who = who;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(@ModelAttribute("filters") Filters filters, @SignedIn Person person) {
        var findings = new Findings();
        var wanted = new RequestSearch.Wanted(
                access.sightOf(person),
                findings.optional("organisation", filters.organisation(), OdsCode::of),
                findings.optional(
                        "type",
                        filters.type(),
                        text -> Option.chosen(RequestType.class, text).name()),
                findings.optional(
                        "status",
                        filters.status(),
                        text -> Option.chosen(Status.class, text).name()));
        PageOf<Request> found = findings.isEmpty()
                ? PageLinks.find(filters.page(), SIZE, page -> search.find(wanted, page))
                : new PageOf<>(List.of(), 0, SIZE, 0);

        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        var page = new ModelAndView("requests/list", errors.status());
        page.addObject("errors", errors);
        page.addObject("rows", found.map(this::row).items());
        page.addObject("total", found.total());
        page.addObject("pages", PageLinks.of(found, PATH, filters.set()));
        page.addObject("statuses", statuses());
        page.addObject("types", types());
        page.addObject("choosesOrganisation", access.sightOf(person).isBroad());
        page.addObject("files", person.isLocalAdministrator());
        return page;
    }

    private Row row(Request request) {
        return new Row(
                request.ritm().value(),
                "%s (%s)".formatted(organisations.nameOf(request.organisation()), request.organisation()),
                cases.subject(request),
                request.shownStatus(),
                request.isOpen() ? who.inWords(request.stage().holder()) : "",
                request.isOpen() ? Deadline.of(request.dueAt(), clock.instant()) : null,
                request.submittedAt());
    }

    private static List<Option> statuses() {
        return Arrays.stream(Status.values())
                .filter(RequestListPage::isKnown)
                .map(status -> new Option(
                        status.name(),
                        status == Status.ACTION_NEEDED
                                ? "Action needed"
                                : RequestStatus.valueOf(status.name()).inWords()))
                .toList();
    }

    private static List<Option> types() {
        return Arrays.stream(RequestType.values())
                .map(type -> new Option(type.name(), type.inWords()))
                .toList();
    }

    /** The statuses of the types there are; the contract names those of later ones too. */
    private static boolean isKnown(Status status) {
        return status == Status.ACTION_NEEDED
                || Arrays.stream(RequestStatus.values())
                        .anyMatch(known -> known.name().equals(status.name()));
    }
}
