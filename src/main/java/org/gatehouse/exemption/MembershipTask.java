package org.gatehouse.exemption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.identity.Person;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.task.TaskDecision;
import org.gatehouse.task.TaskKind;
import org.gatehouse.task.WorkItem;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** Directory support puts a membership right that somebody took away although its exception runs. */
@Component
class MembershipTask implements TaskKind {

    private static final List<Choice> CHOICES = List.of(new Choice(
            "DONE",
            "It is put right",
            "What was found. The directory is then read: the task comes back as a repair if it is not so.",
            false));

    private final TermRegister register;
    private final ExceptionGroup group;
    private final Journal journal;
    private final LondonTime london;

    MembershipTask(TermRegister register, ExceptionGroup group, Journal journal, LondonTime london) {
        this.register = register;
        this.group = group;
        this.journal = journal;
        this.london = london;
    }

    @Override
    public List<String> definitionKeys() {
        return List.of(TermProcess.PUT_RIGHT);
    }

    @Override
    public boolean isOf(String processInstance) {
        return register.isInstance(processInstance);
    }

    @Override
    public List<Choice> choices(WorkItem task) {
        return CHOICES;
    }

    @Override
    public Map<String, Object> brief(WorkItem task) {
        Term term = register.ofInstance(task.processInstance());
        var brief = new LinkedHashMap<String, Object>();
        brief.put("ritm", task.ritm().value());
        brief.put("account", term.account().value());
        brief.put("group", group.name());
        brief.put("missingSince", london.inWords(term.missingSince()));
        brief.put("endsAt", london.inWords(term.endsAt()));
        return brief;
    }

    @Override
    public List<Line> lines(WorkItem task) {
        Term term = register.ofInstance(task.processInstance());
        return List.of(
                new Line("Account", term.account().value()),
                new Line("Is not in", group.name()),
                new Line("Found", london.inWords(term.missingSince())),
                new Line("The exception ends", london.inWords(term.endsAt())));
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
    public VariableMap decide(WorkItem task, Person person, TaskDecision made) {
        journal.note(
                task.ritm(),
                JournalKind.TASK,
                task.name() + ": done",
                person.login(),
                made.givenComment() == null ? Map.of() : Map.of("comment", made.givenComment()));
        return Variables.createVariables();
    }
}
