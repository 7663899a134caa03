package org.gatehouse.request;

import java.util.List;
import java.util.Map;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests to read. */
@RestController
@RequestMapping("/api/v1/requests")
class RequestController {

    /** The statuses one may filter by: those of the contract. */
    enum Status {
        SUBMITTED,
        IN_REVIEW,
        APPROVED,
        COMPLETED,
        REJECTED,
        WITHDRAWN,
        RETIRED,
        ESCALATED,
        ACTIVE,
        ENDED,
        CANCELLED,
        IN_PROGRESS,
        CONTAINED,
        PARTLY_CONTAINED,
        REMEDIATED,
        CLOSED,
        PARTLY_COMPLETED,
        ACTION_NEEDED
    }

    /** The types one may filter by: those of the contract. */
    enum Type {
        ONBOARDING,
        NAMED_LOCATION,
        SHORT_TERM_EXCEPTION,
        LONG_TERM_EXCEPTION,
        COMPROMISE,
        BULK_ENABLEMENT
    }

    private final RequestAccess access;
    private final RequestSearch search;
    private final RequestViews views;
    private final Journal journal;

    RequestController(RequestAccess access, RequestSearch search, RequestViews views, Journal journal) {
        this.access = access;
        this.search = search;
        this.views = views;
        this.journal = journal;
    }

    @GetMapping("/{ritm}")
    RequestView request(@PathVariable String ritm, @SignedIn Person person) {
        return views.of(access.visible(person, ritm), person);
    }

    @GetMapping
    PageOf<RequestView> requests(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) Type type,
            @RequestParam(required = false) Status status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @SignedIn Person person) {
        var findings = new Findings();
        OdsCode only = findings.optional("organisation", organisation, OdsCode::of);
        findings.refuseIfAny();
        var wanted = new RequestSearch.Wanted(
                access.sightOf(person), only, type == null ? null : type.name(), status == null ? null : status.name());
        return views.of(search.find(wanted, new PageOf.Wanted(page, size)), person);
    }

    @GetMapping("/{ritm}/timeline")
    Map<String, List<JournalEntry>> timeline(@PathVariable String ritm, @SignedIn Person person) {
        return Map.of("items", journal.of(access.visible(person, ritm).ritm()));
    }
}
