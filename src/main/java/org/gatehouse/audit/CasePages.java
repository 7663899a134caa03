package org.gatehouse.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.request.RequestDiagram;
import org.gatehouse.request.RequestDiagram.Drawing;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** One case on one page: what was asked, who decided and did what, what the tables said, and the way it took. */
@Controller
@RequestMapping("/audit/requests/{ritm}")
class CasePages {

    private static final int EVENTS = 200;

    /**
     * A task as the page shows it.
     *
     * @param process in which it arose
     * @param lateBy in words; empty where it is on time
     */
    record TaskRow(CaseTask task, String process, String lateBy) {}

    private final CaseHistory history;
    private final RequestAccess access;
    private final CaseProcesses processes;
    private final RequestDiagram diagram;
    private final EventLines lines;
    private final Clock clock;

    CasePages(
            CaseHistory history,
            RequestAccess access,
            CaseProcesses processes,
            RequestDiagram diagram,
            EventLines lines,
            Clock clock) {
        this.history = history;
        this.access = access;
        this.processes = processes;
        this.diagram = diagram;
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * @param kind which part of the timeline is shown, as {@link TimelinePart} names it
     * @param process whose way is shown; without one that of the request's own
     */
    @GetMapping
    String page(
            @PathVariable String ritm,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) String process,
            @RequestParam(required = false) String page,
            @SignedIn Person person,
            Model shown) {
        CaseRecord record = history.of(access.visible(person, ritm).ritm());
        Request request = record.request();
        CaseProcess way = shown(request, record.processes(), process);
        shown.addAttribute("record", record);
        shown.addAttribute("request", request);
        shown.addAttribute("tasks", tasks(record));
        shown.addAttribute("way", way);
        shown.addAttribute("steps", way == null ? List.of() : diagram.steps(way.id()));
        timeline(record, kind, way, page, shown);
        return "audit/case";
    }

    @GetMapping(path = "/diagram", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Drawing diagram(
            @PathVariable String ritm, @RequestParam(required = false) String process, @SignedIn Person person) {
        Request request = access.visible(person, ritm);
        CaseProcess way = shown(request, processes.of(request), process);
        if (way == null || process != null && !way.id().equals(process)) {
            throw Refusal.unknown("There is no such process of " + request.ritm());
        }
        return diagram.drawing(way.id())
                .orElseThrow(() -> Refusal.unknown("The history of this process is no longer kept"));
    }

    private void timeline(CaseRecord record, String kind, CaseProcess way, String page, Model shown) {
        List<TimelinePart> parts = TimelinePart.of(record.events());
        TimelinePart part = TimelinePart.chosen(parts, kind);
        List<CaseEvent> events = record.events().stream().filter(part.holds()).toList();
        PageOf<CaseEvent> found = PageLinks.find(page, EVENTS, wanted -> cut(events, wanted));
        var kept = new LinkedHashMap<String, String>();
        if (!part.value().isEmpty()) {
            kept.put("kind", part.value());
        }
        if (way != null && !way.id().equals(record.request().processInstance())) {
            kept.put("process", way.id());
        }
        shown.addAttribute("parts", parts);
        shown.addAttribute("part", part);
        shown.addAttribute("lines", lines.of(found.items()));
        shown.addAttribute(
                "pages",
                PageLinks.of(found, "/audit/requests/" + record.request().ritm(), kept));
    }

    private static PageOf<CaseEvent> cut(List<CaseEvent> events, PageOf.Wanted wanted) {
        return new PageOf<>(
                events.stream().skip(wanted.offset()).limit(wanted.size()).toList(),
                wanted.page(),
                wanted.size(),
                events.size());
    }

    private List<TaskRow> tasks(CaseRecord record) {
        Instant now = clock.instant();
        Map<String, String> names =
                record.processes().stream().collect(Collectors.toMap(CaseProcess::id, CaseProcess::name));
        return record.tasks().stream()
                .map(task -> new TaskRow(task, names.getOrDefault(task.processInstance(), ""), inWords(task.late(now))))
                .toList();
    }

    /** Null where no history of any is kept. */
    private static CaseProcess shown(Request request, List<CaseProcess> ran, String chosen) {
        String wanted = chosen == null ? request.processInstance() : chosen;
        return ran.stream()
                .filter(process -> process.id().equals(wanted))
                .findFirst()
                .orElse(ran.isEmpty() ? null : ran.get(0));
    }

    /** Such as "2 d 3 h 5 min". */
    private static String inWords(Duration late) {
        if (late.isZero()) {
            return "";
        }
        if (late.compareTo(Duration.ofMinutes(1)) < 0) {
            return "under a minute";
        }
        var words = new StringBuilder();
        append(words, late.toDays(), "d");
        append(words, late.toHoursPart(), "h");
        append(words, late.toMinutesPart(), "min");
        return words.toString().strip();
    }

    private static void append(StringBuilder words, long number, String unit) {
        if (number > 0) {
            words.append(number).append(' ').append(unit).append(' ');
        }
    }
}
