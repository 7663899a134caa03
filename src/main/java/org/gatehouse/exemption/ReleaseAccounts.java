package org.gatehouse.exemption;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.review.ReviewProcess;

/** Frees the accounts of an application that came to nothing, so that they can be applied for again. */
@Step(
        label = "Release the accounts",
        reads = {"ritm", "unsuitableBecause"})
class ReleaseAccounts implements JavaDelegate {

    private final TermRegister register;
    private final Terms terms;

    ReleaseAccounts(TermRegister register, Terms terms) {
        this.register = register;
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String because = ShortTermProcess.because(execution);
        register.of(ReviewProcess.ritm(execution)).stream()
                .filter(term -> !term.isOver())
                .forEach(term -> terms.refuse(term, because));
    }
}
