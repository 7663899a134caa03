package org.gatehouse.exemption;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Keeps why an exception does not begin, or, where directory support gives up on one that runs, why it ends. */
@Step(
        label = "Note why the exception cannot be",
        reads = {"term", "unsuitableBecause"})
class NoteUnsuitable implements JavaDelegate {

    private final Terms terms;

    NoteUnsuitable(Terms terms) {
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Term term = terms.hold(TermProcess.term(execution)).term();
        terms.ending(
                term,
                term.state() == TermState.ACTIVE ? TermState.CANCELLED : TermState.REFUSED,
                TermProcess.because(execution));
    }
}
