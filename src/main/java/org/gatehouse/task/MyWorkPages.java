package org.gatehouse.task;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Attachments;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCases;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Who;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.task.TaskDecision.OfAccount;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.gatehouse.worktime.Deadline;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "My work": the tasks of a person, and the page on which one is decided. */
@Controller
@RequestMapping("/my-work")
class MyWorkPages {

    private static final int SIZE = 20;
    private static final String PATH = "/my-work";
    private static final Map<String, String> WHEN_MISSING = Map.of("decision", "Choose what you decide");

    /** A line of the list. */
    record Row(String id, String task, String ritm, String what, Deadline deadline, String claimedBy) {}

    /**
     * The decision as it comes in: which lines of the checklist do not hold, and one reason on each line.
     *
     * @param each what is decided about each account by itself, in their order; empty for what is decided about all
     */
    record DecisionForm(String decision, Set<Integer> unmet, String reasons, String comment, List<String> each) {

        static final DecisionForm EMPTY = new DecisionForm(null, null, null, null, null);

        DecisionForm {
            each = each == null ? List.of() : each;
        }

        TaskDecision toDecision(List<String> checklist, List<String> accounts) {
            return new TaskDecision(
                    decision,
                    Stream.concat(notMet(checklist), lines()).toList(),
                    comment == null ? null : comment.replace("\r\n", "\n"),
                    IntStream.range(0, accounts.size())
                            .filter(place -> !of(place).isEmpty())
                            .mapToObj(place -> new OfAccount(AccountAddress.of(accounts.get(place)), of(place)))
                            .toList());
        }

        /** What is decided about one account by itself, or an empty text. */
        public String of(int place) {
            String chosen = place < each.size() ? each.get(place) : null;
            return chosen == null ? "" : chosen;
        }

        private Stream<String> notMet(List<String> checklist) {
            return IntStream.range(0, checklist.size())
                    .filter(line -> unmet != null && unmet.contains(line))
                    .mapToObj(line -> "Not met: " + checklist.get(line));
        }

        private Stream<String> lines() {
            return reasons == null
                    ? Stream.empty()
                    : reasons.lines().map(String::strip).filter(line -> !line.isEmpty());
        }
    }

    private final TaskDesk desk;
    private final Requests requests;
    private final RequestCases cases;
    private final ObjectProvider<Attachments> attachments;
    private final Organisations organisations;
    private final Who who;
    private final Clock clock;

    MyWorkPages(
            TaskDesk desk,
            Requests requests,
            RequestCases cases,
            ObjectProvider<Attachments> attachments,
            Organisations organisations,
            Who who,
            Clock clock) {
        this.desk = desk;
        this.requests = requests;
        this.cases = cases;
        this.attachments = attachments;
        this.organisations = organisations;
        this.who = who;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) String page, @SignedIn Person person, Model model) {
        PageOf<WorkItem> found = PageLinks.find(page, SIZE, wanted -> desk.workFor(person, null, null, wanted));
        model.addAttribute("rows", found.map(item -> row(item, person)).items());
        model.addAttribute("total", found.total());
        model.addAttribute("pages", PageLinks.of(found, PATH, Map.of()));
        return "work/list";
    }

    @GetMapping("/{id}")
    ModelAndView task(@PathVariable String id, @SignedIn Person person) {
        return page(desk.task(id, person), person, DecisionForm.EMPTY, FormErrors.NONE);
    }

    @PostMapping("/{id}")
    ModelAndView decide(
            @PathVariable String id,
            @ModelAttribute DecisionForm form,
            @SignedIn Person person,
            RedirectAttributes next) {
        try {
            RequestReference ritm = desk.decide(id, person, read(form, desk.task(id, person)));
            next.addFlashAttribute("decided", ritm.value());
            return new ModelAndView("redirect:" + PATH);
        } catch (Refusal refusal) {
            return again(id, person, form, refusal);
        }
    }

    @PostMapping("/{id}/claim")
    ModelAndView claim(@PathVariable String id, @SignedIn Person person, RedirectAttributes next) {
        return stay(id, person, next, "You have claimed this task", () -> desk.claim(id, person));
    }

    @PostMapping("/{id}/unclaim")
    ModelAndView unclaim(@PathVariable String id, @SignedIn Person person, RedirectAttributes next) {
        return stay(id, person, next, "You have given this task back", () -> desk.unclaim(id, person));
    }

    private TaskDecision read(DecisionForm form, WorkItem item) {
        return item.open()
                ? form.toDecision(
                        desk.kind(item).checklist(item), desk.kind(item).accounts(item))
                : form.toDecision(List.of(), List.of());
    }

    private ModelAndView stay(String id, Person person, RedirectAttributes next, String done, Runnable change) {
        try {
            change.run();
            next.addFlashAttribute("done", done);
            return new ModelAndView("redirect:%s/%s".formatted(PATH, id));
        } catch (Refusal refusal) {
            return again(id, person, DecisionForm.EMPTY, refusal);
        }
    }

    /** The task's page with what was entered and why it was refused. */
    private ModelAndView again(String id, Person person, DecisionForm form, Refusal refusal) {
        return page(desk.task(id, person), person, form, FormErrors.refused(refusal, WHEN_MISSING));
    }

    private ModelAndView page(WorkItem item, Person person, DecisionForm form, FormErrors errors) {
        Request request = requests.get(item.ritm());
        var page = new ModelAndView("work/task", errors.status());
        page.addObject("task", item);
        page.addObject("what", what(request));
        page.addObject("warnings", request.warnings());
        page.addObject("form", form);
        page.addObject("errors", errors);
        page.addObject(
                "keptOut", desk.keptOut(item, person).map(Finding::message).orElse(null));
        page.addObject("mine", person.login().equals(item.assignee()));
        if (item.open()) {
            page.addObject("lines", desk.kind(item).lines(item));
            page.addObject("changes", cases.changes(request));
            page.addObject("risks", cases.risksPage(request));
            page.addObject("choices", desk.choices(item));
            page.addObject("ownPage", desk.kind(item).page(item));
            page.addObject(
                    "documents",
                    attachments.stream()
                            .flatMap(known -> known.of(item.ritm()).stream())
                            .toList());
            page.addObject("accounts", desk.kind(item).accounts(item));
            page.addObject("checklist", desk.kind(item).checklist(item));
            page.addObject("deadline", Deadline.of(item.dueAt(), clock.instant()));
        }
        return page;
    }

    private Row row(WorkItem item, Person person) {
        String claimedBy = item.assignee() == null
                ? "Nobody yet"
                : item.assignee().equals(person.login()) ? "You" : who.inWords(item.assignee());
        return new Row(
                item.taskId(),
                item.name(),
                item.ritm().value(),
                what(requests.get(item.ritm())),
                Deadline.of(item.dueAt(), clock.instant()),
                claimedBy);
    }

    private String what(Request request) {
        return "%s for %s (%s)"
                .formatted(
                        cases.subject(request), organisations.nameOf(request.organisation()), request.organisation());
    }
}
