package org.gatehouse.exemption;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Reminds account and applicant of the end that comes; after a long standstill, not of one that is past. */
@Step(
        label = "Remind of the end of an exception",
        reads = {"term", "nextAt"})
class RemindOfTermEnd implements JavaDelegate {

    private final Terms terms;
    private final TermLetters letters;
    private final Clock clock;

    RemindOfTermEnd(Terms terms, TermLetters letters, Clock clock) {
        this.terms = terms;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Term term = terms.hold(TermProcess.term(execution)).term();
        if (clock.instant().isBefore(term.endsAt())) {
            letters.reminder(term, TermProcess.plannedAt(execution));
        }
    }
}
