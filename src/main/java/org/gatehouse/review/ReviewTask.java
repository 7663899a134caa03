package org.gatehouse.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.request.Attachments;
import org.gatehouse.request.Attachments.Attachment;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Decisions;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase.Change;
import org.gatehouse.request.RequestCase.Fact;
import org.gatehouse.request.RequestCases;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Warning;
import org.gatehouse.task.TaskDecision;
import org.gatehouse.task.TaskKind;
import org.gatehouse.task.WorkItem;
import org.gatehouse.worktime.LondonTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The review of a request: approve it, or reject it with reasons. Never by who asked for it. */
@Component
class ReviewTask implements TaskKind {

    private static final List<Choice> CHOICES = List.of(
            new Choice(ReviewDecision.APPROVE.name(), ReviewDecision.APPROVE.label(), null, false),
            new Choice(
                    ReviewDecision.REJECT.name(),
                    ReviewDecision.REJECT.label(),
                    "The reasons go to the requester, who can then ask again",
                    true));

    private final Requests requests;
    private final RequestCases cases;
    private final Decisions decisions;
    private final Organisations organisations;
    private final ObjectProvider<Attachments> attachments;
    private final LondonTime london;
    private final Clock clock;

    ReviewTask(
            Requests requests,
            RequestCases cases,
            Decisions decisions,
            Organisations organisations,
            ObjectProvider<Attachments> attachments,
            LondonTime london,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.decisions = decisions;
        this.organisations = organisations;
        this.attachments = attachments;
        this.london = london;
        this.clock = clock;
    }

    @Override
    public List<String> definitionKeys() {
        return Arrays.stream(RequestType.values()).map(ReviewProcess::reviewOf).toList();
    }

    @Override
    public List<Choice> choices(WorkItem task) {
        return CHOICES;
    }

    @Override
    public Map<String, Object> brief(WorkItem task) {
        Request request = requests.get(task.ritm());
        var brief = new LinkedHashMap<String, Object>();
        brief.put("ritm", task.ritm().value());
        brief.put("organisation", request.organisation().value());
        brief.put("organisationName", organisations.nameOf(request.organisation()));
        brief.put("subject", cases.subject(request));
        brief.put("requestedBy", request.requestedBy().value());
        brief.put("submitted", london.inWords(request.submittedAt()));
        brief.put("due", london.inWords(request.dueAt()));
        Stream.concat(cases.facts(request).stream(), cases.factsForReviewers(request).stream())
                .forEach(fact -> brief.merge(key(fact.label()), fact.value(), (one, other) -> one + "\n\n" + other));
        brief.put(
                "changes", cases.changes(request).stream().map(Change::inWords).toList());
        brief.put("checklist", cases.checklist(request));
        brief.put("documents", documents(request));
        brief.put(
                "resubmissionOf",
                request.resubmissionOf() == null
                        ? null
                        : request.resubmissionOf().value());
        brief.put("warnings", request.warnings().stream().map(Warning::message).toList());
        return brief;
    }

    @Override
    public List<Line> lines(WorkItem task) {
        Request request = requests.get(task.ritm());
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                "Organisation", organisations.nameOf(request.organisation()) + " (" + request.organisation() + ")"));
        cases.facts(request).stream().map(ReviewTask::line).forEach(lines::add);
        cases.factsForReviewers(request).stream().map(ReviewTask::line).forEach(lines::add);
        lines.add(new Line("Asked by", request.requestedBy().value()));
        lines.add(new Line("Submitted", london.inWords(request.submittedAt())));
        lines.add(new Line("Due", london.inWords(request.dueAt())));
        return lines;
    }

    @Override
    public List<String> checklist(WorkItem task) {
        return cases.checklist(requests.get(task.ritm()));
    }

    @Override
    public boolean separated() {
        return true;
    }

    @Override
    public boolean holdsRequest() {
        return true;
    }

    @Override
    public VariableMap decide(WorkItem task, Person person, TaskDecision made) {
        Request request = requests.get(task.ritm());
        ReviewDecision decision = ReviewDecision.valueOf(made.decision());
        decisions.record(
                request.ritm(),
                new Decision(
                        decision.outcome(), made.givenReasons(), made.givenComment(), person.login(), clock.instant()));
        requests.move(request.ritm(), request.type(), decision.status(), person.login());
        return ReviewProcess.decided(decision);
    }

    private static Line line(Fact fact) {
        return new Line(fact.label(), fact.value());
    }

    private List<String> documents(Request request) {
        return attachments.stream()
                .flatMap(known -> known.of(request.ritm()).stream())
                .map(Attachment::name)
                .toList();
    }

    /** "Security group" becomes "securityGroup". */
    private static String key(String label) {
        String[] words = label.toLowerCase(Locale.ROOT).split(" ");
        var key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return key.toString();
    }
}
