package org.gatehouse.exemption;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Works out what comes next in the life of an exception, and when: a reminder, or its end. */
@Step(
        label = "Work out the next reminder or the end of an exception",
        reads = "term",
        writes = {"next", "nextAt"})
class PlanTermReminder implements JavaDelegate {

    private final TermRegister register;
    private final TermTable table;
    private final Clock clock;

    PlanTermReminder(TermRegister register, TermTable table, Clock clock) {
        this.register = register;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Term term = register.get(TermProcess.term(execution));
        table.of(term.kind())
                .reminderAfter(clock.instant(), term.endsAt())
                .ifPresentOrElse(
                        reminder -> TermProcess.remindAt(execution, reminder),
                        () -> TermProcess.endAt(execution, term.endsAt()));
    }
}
