package org.gatehouse.namedlocation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.identity.Person;
import org.gatehouse.namedlocation.NamedLocationDetails.Contest;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Decisions;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase.Change;
import org.gatehouse.request.RequestCases;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Requests.Noted;
import org.gatehouse.request.Who;
import org.gatehouse.task.TaskDecision;
import org.gatehouse.task.TaskKind;
import org.gatehouse.task.WorkItem;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** The two tasks of an escalation: triage by the helpdesk, and the decision of the panel (AC-080, Q-20). */
@Component
class EscalationTask implements TaskKind {

    private static final List<Choice> TRIAGE = List.of(new Choice(
            "FORWARD",
            "Forward to the escalation panel",
            "What the panel should know beside the grounds. The requester can read it in the history",
            false));
    private static final List<Choice> DECIDE = List.of(
            new Choice(
                    EscalationDecision.UPHOLD.name(),
                    EscalationDecision.UPHOLD.label(),
                    "Final. The reasons go to the requester",
                    true),
            new Choice(
                    EscalationDecision.OVERTURN.name(),
                    EscalationDecision.OVERTURN.label(),
                    "The registration goes on. The first decision stays on record",
                    false));

    private static final String FORWARDED = "Escalation forwarded to the panel";

    private final Requests requests;
    private final RequestCases cases;
    private final NamedLocations locations;
    private final Decisions decisions;
    private final Organisations organisations;
    private final Journal journal;
    private final LondonTime london;
    private final Who who;
    private final Clock clock;

    EscalationTask(
            Requests requests,
            RequestCases cases,
            NamedLocations locations,
            Decisions decisions,
            Organisations organisations,
            Journal journal,
            LondonTime london,
            Who who,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.locations = locations;
        this.decisions = decisions;
        this.organisations = organisations;
        this.journal = journal;
        this.london = london;
        this.who = who;
        this.clock = clock;
    }

    @Override
    public List<String> definitionKeys() {
        return List.of(NamedLocationProcess.TRIAGE, NamedLocationProcess.DECIDE);
    }

    @Override
    public List<Choice> choices(WorkItem task) {
        return isTriage(task) ? TRIAGE : DECIDE;
    }

    @Override
    public Map<String, Object> brief(WorkItem task) {
        Request request = requests.get(task.ritm());
        NamedLocationDetails details = locations.details(request);
        Decision first = rejection(request);
        var brief = new LinkedHashMap<String, Object>();
        brief.put("ritm", task.ritm().value());
        brief.put("organisation", request.organisation().value());
        brief.put("organisationName", organisations.nameOf(request.organisation()));
        brief.put("subject", cases.subject(request));
        brief.put("requestedBy", request.requestedBy().value());
        brief.put("due", london.inWords(request.dueAt()));
        brief.put("ranges", details.ipRanges().replace(",", ", "));
        brief.put("seniorApproval", details.seniorApproval().inWords());
        brief.put("grounds", details.contest().grounds());
        brief.put("contestedBy", who.inWords(details.contest().by()));
        brief.put("note", details.contest().note());
        brief.put("rejectedBy", who.inWords(first.by()));
        brief.put("rejectedBecause", first.reasons());
        brief.put("checklist", checklist(task));
        brief.put(
                "changes", cases.changes(request).stream().map(Change::inWords).toList());
        return brief;
    }

    @Override
    public List<Line> lines(WorkItem task) {
        Request request = requests.get(task.ritm());
        Decision first = rejection(request);
        var lines = new ArrayList<Line>();
        Contest contest = locations.details(request).contest();
        lines.add(new Line("Grounds of the escalation", contest.grounds()));
        if (contest.note() != null) {
            lines.add(new Line("Note of the helpdesk", contest.note()));
        }
        lines.add(new Line("Rejected by", who.inWords(first.by())));
        lines.add(new Line("Reasons of the rejection", String.join("\n", first.reasons())));
        cases.facts(request).forEach(fact -> lines.add(new Line(fact.label(), fact.value())));
        if (!isTriage(task)) {
            cases.factsForReviewers(request).forEach(fact -> lines.add(new Line(fact.label(), fact.value())));
        }
        return lines;
    }

    @Override
    public List<String> checklist(WorkItem task) {
        return isTriage(task) ? List.of() : cases.checklist(requests.get(task.ritm()));
    }

    /** Whoever decided it before, and whoever contests it, leave the decision to others. */
    @Override
    public Set<String> barred(Request request) {
        var barred = new HashSet<String>();
        decisions.on(request.ritm()).forEach(made -> barred.add(made.by()));
        barred.add(locations.details(request).contest().by());
        return barred;
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
        if (isTriage(task)) {
            forward(task, person, made.givenComment());
            return Variables.createVariables();
        }
        Request request = requests.get(task.ritm());
        EscalationDecision decision = EscalationDecision.valueOf(made.decision());
        decisions.record(
                request.ritm(),
                new Decision(
                        decision.outcome(), made.givenReasons(), made.givenComment(), person.login(), clock.instant()));
        requests.move(request.ritm(), request.type(), decision.status(), person.login());
        return NamedLocationProcess.decided(decision);
    }

    private void forward(WorkItem task, Person person, String note) {
        locations.noteForThePanel(
                task.ritm(),
                note,
                new Noted(
                        JournalKind.TASK,
                        FORWARDED,
                        person.login(),
                        note == null ? Map.of() : Map.of("comment", note)));
    }

    /** The decision that is contested: the last one, for the panel's own ends the task. */
    private Decision rejection(Request request) {
        List<Decision> made = decisions.on(request.ritm());
        return made.get(made.size() - 1);
    }

    private static boolean isTriage(WorkItem task) {
        return task.definitionKey().equals(NamedLocationProcess.TRIAGE);
    }
}
