package org.gatehouse.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.RequestDiagram.Drawing;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.NothingNew;
import org.gatehouse.web.SignedIn;
import org.gatehouse.worktime.Deadline;
import org.gatehouse.worktime.LondonTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The page of one request: where it stands, what was asked and decided, what may be done, and all that happened. */
@Controller
class RequestPages {

    private static final String PAGE = "requests/request";
    /** How long the last steps and mails of a change may take. */
    private static final Duration SETTLING = Duration.ofSeconds(15);

    private static final Map<String, String> WHEN_MISSING = Map.of(
            "reason", "Enter the reason",
            "question", "Enter your question",
            "grounds", "Enter why the rejection is wrong");

    private final RequestAccess access;
    private final RequestCases cases;
    private final RequestDiagram diagram;
    private final Decisions decisions;
    private final Journal journal;
    private final ObjectProvider<OpenWork> work;
    private final ObjectProvider<Attachments> attachments;
    private final ObjectProvider<ExceptionRows> exceptions;
    private final ObjectProvider<WaitingMail> mails;
    private final Organisations organisations;
    private final LondonTime london;
    private final Who who;
    private final Clock clock;

    RequestPages(
            RequestAccess access,
            RequestCases cases,
            RequestDiagram diagram,
            Decisions decisions,
            Journal journal,
            ObjectProvider<OpenWork> work,
            ObjectProvider<Attachments> attachments,
            ObjectProvider<ExceptionRows> exceptions,
            ObjectProvider<WaitingMail> mails,
            Organisations organisations,
            LondonTime london,
            Who who,
            Clock clock) {
        this.access = access;
        this.cases = cases;
        this.diagram = diagram;
        this.decisions = decisions;
        this.journal = journal;
        this.work = work;
        this.attachments = attachments;
        this.exceptions = exceptions;
        this.mails = mails;
        this.organisations = organisations;
        this.london = london;
        this.who = who;
        this.clock = clock;
    }

    /** @param term which of its exceptions is shown with the way it took; the only one is shown anyway */
    @GetMapping("/requests/{ritm}")
    String request(
            @PathVariable String ritm,
            @RequestParam(required = false) String term,
            @SignedIn Person person,
            Model page) {
        FormErrors errors = errorsSentBack(page);
        Request request = access.visible(person, ritm);
        show(request, exceptionsOf(request), term, person, page);
        page.addAttribute("errors", errors);
        return PAGE;
    }

    /**
     * The same for a page that follows what Gatehouse does, which takes the parts that differ.
     *
     * @param seen the stamp of what it shows; nothing is answered while that is still so
     */
    @GetMapping("/requests/{ritm}/progress")
    ModelAndView progress(
            @PathVariable String ritm,
            @RequestParam(required = false) String term,
            @RequestParam(required = false) String seen,
            @SignedIn Person person,
            Model page) {
        Request request = access.visible(person, ritm);
        List<ExceptionRows.Row> rows = exceptionsOf(request);
        PartStamps stamps = show(request, rows, term, person, page);
        if (stamps.inAll().equals(seen)) {
            return NothingNew.answer();
        }
        page.addAttribute("errors", FormErrors.NONE);
        page.addAttribute("news", news(request, rows, stamps, seen));
        return new ModelAndView(PAGE);
    }

    private PartStamps show(Request request, List<ExceptionRows.Row> rows, String term, Person person, Model page) {
        Instant now = clock.instant();
        ExceptionRows.Row shown = shown(rows, term);
        page.addAttribute("exceptions", rows);
        page.addAttribute("shownException", shown);
        page.addAttribute("stepsOfException", shown == null ? List.of() : diagram.steps(shown.processInstance()));
        page.addAttribute("request", request);
        page.addAttribute("organisation", organisations.nameOf(request.organisation()));
        page.addAttribute("subject", cases.subject(request));
        page.addAttribute("deadline", request.isOpen() ? Deadline.of(request.dueAt(), now) : null);
        page.addAttribute("facts", cases.facts(request));
        page.addAllAttributes(cases.pageValues(request));
        page.addAttribute("changes", cases.changes(request));
        page.addAttribute("decisions", decisions.on(request.ritm()));
        page.addAttribute(
                "documents",
                attachments.stream()
                        .flatMap(known -> known.of(request.ritm()).stream())
                        .toList());
        page.addAttribute("mayAddDocument", attachments.stream().anyMatch(known -> known.mayAdd(request, person)));
        page.addAttribute("tasks", openTasks(request, person));
        page.addAttribute("steps", diagram.steps(request.processInstance()));
        page.addAttribute("timeline", timeline(request));
        page.addAttribute("may", cases.allowed(person, request, now));
        page.addAttribute("newLikeThis", newLikeThis(person, request));
        page.addAttribute("correctable", request.isContestable(now));
        boolean mailsWait = mails.stream().anyMatch(known -> known.waits(request.ritm()));
        page.addAttribute("mailsWait", mailsWait);
        page.addAttribute("following", mailsWait || isFollowed(request, rows, now));
        PartStamps stamps = PartStamps.of(page.asMap());
        page.addAttribute("stamps", stamps);
        return stamps;
    }

    @GetMapping(path = "/requests/{ritm}/diagram", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Drawing diagram(@PathVariable String ritm, @RequestParam(required = false) String term, @SignedIn Person person) {
        Request request = access.visible(person, ritm);
        String processInstance = term == null
                ? request.processInstance()
                : exceptionOf(request, term)
                        .orElseThrow(() -> Refusal.unknown("There is no such exception in " + request.ritm()))
                        .processInstance();
        return diagram.drawing(processInstance)
                .orElseThrow(() -> Refusal.unknown("The history of this process is no longer kept"));
    }

    /** What has changed, to be read out: where the request stands, and its exceptions; nothing of the rest. */
    private String news(Request request, List<ExceptionRows.Row> rows, PartStamps stamps, String seen) {
        var news = new ArrayList<String>();
        if (stamps.differs("standing", seen)) {
            boolean waits = request.isOpen() && !request.stage().holder().equals(Stage.GATEHOUSE);
            news.add("The request is now %s%s."
                    .formatted(
                            request.status().inWords(),
                            waits
                                    ? ", and waits for "
                                            + who.inWords(request.stage().holder())
                                    : ""));
        }
        if (stamps.differs("exceptions", seen)) {
            news.add(
                    rows.size() == 1
                            ? "The exception of %s is now %s."
                                    .formatted(
                                            rows.get(0).account(), rows.get(0).stateInWords())
                            : "%d of %d exceptions are active now."
                                    .formatted(
                                            rows.stream()
                                                    .filter(row -> row.state().equals("ACTIVE"))
                                                    .count(),
                                            rows.size()));
        }
        return String.join(" ", news);
    }

    private static boolean isFollowed(Request request, List<ExceptionRows.Row> rows, Instant now) {
        return request.awaitsGatehouse()
                || rows.stream().anyMatch(row -> row.awaitsGatehouse(now))
                || now.isBefore(request.stage().since().plus(SETTLING));
    }

    private List<ExceptionRows.Row> exceptionsOf(Request request) {
        return exceptions.stream()
                .flatMap(known -> known.of(request.ritm()).stream())
                .toList();
    }

    private Optional<ExceptionRows.Row> exceptionOf(Request request, String id) {
        return exceptionsOf(request).stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** Null where none is chosen and there is not just one, or its process has not begun. */
    private static ExceptionRows.Row shown(List<ExceptionRows.Row> rows, String chosen) {
        return rows.stream()
                .filter(row -> row.processInstance() != null)
                .filter(row -> chosen == null ? rows.size() == 1 : row.id().equals(chosen))
                .findFirst()
                .orElse(null);
    }

    private List<OpenWork.OpenTask> openTasks(Request request, Person person) {
        return work.stream()
                .flatMap(known -> known.on(request.ritm(), person).stream())
                .toList();
    }

    private List<TimelineItem> timeline(Request request) {
        return TimelineItem.merged(journal.of(request.ritm())).stream()
                .map(entry -> TimelineItem.of(entry, london.brief(entry.at()), who.inWords(entry.by())))
                .toList();
    }

    /** Where the same can be asked for again, filled in from this request; null where it cannot. */
    private static String newLikeThis(Person person, Request request) {
        boolean again = request.cameToNothing() || request.type().isException() && !request.isOpen();
        return person.administers(request.organisation()) && again && !request.isExpired()
                ? "/%s/new?from=%s".formatted(request.type().key(), request.ritm())
                : null;
    }

    /** What was wrong with an action sent from this page, which its own controller sent back here. */
    @SuppressWarnings("unchecked")
    private static FormErrors errorsSentBack(Model page) {
        return page.getAttribute("errors") instanceof List<?> sent
                ? FormErrors.invalid((List<Finding>) sent, WHEN_MISSING)
                : FormErrors.NONE;
    }
}
