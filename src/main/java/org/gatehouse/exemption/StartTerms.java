package org.gatehouse.exemption;

import java.util.Comparator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.review.ReviewProcess;

/** Starts a process of its own for each account's exception that is granted. */
@Step(label = "Start each granted exception", reads = "ritm")
class StartTerms implements JavaDelegate {

    private final TermRegister register;
    private final Terms terms;

    StartTerms(TermRegister register, Terms terms) {
        this.register = register;
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        register.of(ReviewProcess.ritm(execution)).stream()
                .filter(term -> term.isGranted() && !term.isOver() && term.processInstance() == null)
                .sorted(Comparator.comparing(Term::accountId))
                .map(Term::id)
                .forEach(terms::start);
    }
}
