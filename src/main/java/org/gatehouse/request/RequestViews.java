package org.gatehouse.request;

import java.time.Clock;
import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Component;

/** Shows requests as the REST contract says, each with what the person asking may do. */
@Component
public class RequestViews {

    private final Requests requests;
    private final Decisions decisions;
    private final RequestCases cases;
    private final Clock clock;

    RequestViews(Requests requests, Decisions decisions, RequestCases cases, Clock clock) {
        this.requests = requests;
        this.decisions = decisions;
        this.cases = cases;
        this.clock = clock;
    }

    public RequestView of(RequestReference ritm, Person person) {
        return of(requests.get(ritm), person);
    }

    public RequestView of(Request request, Person person) {
        return of(
                request,
                decisions.on(request.ritm()),
                cases.exceptions(List.of(request)).get(request.ritm()),
                person);
    }

    PageOf<RequestView> of(PageOf<Request> page, Person person) {
        var decided = decisions.on(page.items().stream().map(Request::ritm).toList());
        var exceptions = cases.exceptions(page.items());
        return page.map(request ->
                of(request, decided.getOrDefault(request.ritm(), List.of()), exceptions.get(request.ritm()), person));
    }

    private RequestView of(Request request, List<Decision> made, ExceptionView exception, Person person) {
        return new RequestView(
                request.ritm().value(),
                request.serviceDeskReference(),
                request.type(),
                request.organisation().value(),
                request.shownStatus(),
                request.details(),
                request.submittedAt(),
                request.submittedBy(),
                request.requestedBy().value(),
                request.dueAt(),
                request.isOverdue(clock.instant()),
                request.retryingSince(),
                request.stage(),
                request.warnings(),
                made.isEmpty() ? null : made.get(made.size() - 1),
                made,
                request.escalateUntil(),
                request.completedAt(),
                text(request.resubmissionOf()),
                text(request.resubmittedAs()),
                text(request.renews()),
                request.expiredAt(),
                exception,
                cases.allowed(person, request, exception, clock.instant()));
    }

    private static String text(RequestReference ritm) {
        return ritm == null ? null : ritm.value();
    }
}
