package org.gatehouse.exemption;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Tells account and applicant that the exception is over, and why. */
@Step(label = "Tell that the exception is over", reads = "term")
class TellTermEnd implements JavaDelegate {

    private final TermRegister register;
    private final TermLetters letters;

    TellTermEnd(TermRegister register, TermLetters letters) {
        this.register = register;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.over(register.get(TermProcess.term(execution)));
    }
}
