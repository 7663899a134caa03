package org.gatehouse.task;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.identity.Person;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;

/** A task that somebody does by hand, and says when it is done; what can be read back is read afterwards. */
public abstract class DoneByHand implements TaskKind {

    private final List<Choice> choices;
    private final Journal journal;

    protected DoneByHand(String label, String hint, Journal journal) {
        this.choices = List.of(new Choice("DONE", label, hint, false));
        this.journal = journal;
    }

    /** What was done, for the journal. */
    protected abstract String done(WorkItem task);

    @Override
    public List<Choice> choices(WorkItem task) {
        return choices;
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
                done(task),
                person.login(),
                made.givenComment() == null ? Map.of() : Map.of("comment", made.givenComment()));
        return Variables.createVariables();
    }
}
