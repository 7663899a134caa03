package org.gatehouse.enquiry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Who;
import org.gatehouse.task.TaskDecision;
import org.gatehouse.task.TaskKind;
import org.gatehouse.task.WorkItem;
import org.gatehouse.worktime.LondonTime;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The helpdesk's answer to an enquiry about an overdue request. */
@Component
class EnquiryTask implements TaskKind {

    private static final List<Choice> CHOICES =
            List.of(new Choice("DONE", "Send this answer", "The comment goes to whoever asked", false));

    private final Enquiries enquiries;
    private final Requests requests;
    private final Journal journal;
    private final RuntimeService runtime;
    private final LondonTime london;
    private final Who who;

    EnquiryTask(
            Enquiries enquiries,
            Requests requests,
            Journal journal,
            @Lazy RuntimeService runtime,
            LondonTime london,
            Who who) {
        this.enquiries = enquiries;
        this.requests = requests;
        this.journal = journal;
        this.runtime = runtime;
        this.london = london;
        this.who = who;
    }

    @Override
    public List<String> definitionKeys() {
        return List.of(EnquiryProcess.TASK);
    }

    @Override
    public List<Choice> choices(WorkItem task) {
        return CHOICES;
    }

    @Override
    public Map<String, Object> brief(WorkItem task) {
        Enquiry enquiry = enquiryOf(task);
        Request request = requests.get(task.ritm());
        var brief = new LinkedHashMap<String, Object>();
        brief.put("ritm", task.ritm().value());
        brief.put("incident", enquiry.incident());
        brief.put("question", questions(enquiry));
        brief.put("answerTo", enquiry.answerTo().value());
        brief.put("asked", london.inWords(enquiry.askedAt()));
        brief.put("stage", request.stage().name());
        brief.put("holder", request.stage().holder());
        brief.put("requestDue", london.inWords(request.dueAt()));
        return brief;
    }

    @Override
    public List<Line> lines(WorkItem task) {
        Enquiry enquiry = enquiryOf(task);
        Request request = requests.get(task.ritm());
        return List.of(
                new Line("Incident", enquiry.incident()),
                new Line("Question", questions(enquiry)),
                new Line("Asked by", enquiry.answerTo().value()),
                new Line("The request stands at", request.stage().name()),
                new Line("It waits for", who.inWords(request.stage().holder())),
                new Line("It was due", london.inWords(request.dueAt())));
    }

    @Override
    public boolean separated() {
        return false;
    }

    @Override
    public boolean holdsRequest() {
        return false;
    }

    @Override
    public void check(WorkItem task, Person person, TaskDecision decision, Findings findings) {
        if (decision.comment() == null || decision.comment().isBlank()) {
            findings.add("comment", "REQUIRED", "Write the answer as the comment");
        }
    }

    @Override
    public VariableMap decide(WorkItem task, Person person, TaskDecision decision) {
        String answer = decision.comment().strip();
        enquiries.answer(enquiryOf(task).incident(), answer, person.login());
        journal.note(
                task.ritm(), JournalKind.TASK, "Status enquiry answered", person.login(), Map.of("answer", answer));
        return Variables.createVariables();
    }

    private Enquiry enquiryOf(WorkItem task) {
        return enquiries.get(EnquiryProcess.enquiry(runtime, task.processInstance()));
    }

    private String questions(Enquiry enquiry) {
        return enquiries.under(enquiry.incident()).stream()
                .map(Enquiry::question)
                .distinct()
                .collect(Collectors.joining(" / "));
    }
}
