package org.gatehouse.exemption;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Tells the account that its exception is in force, and the applicant once all of the request are. */
@Step(label = "Tell that the exception is in force", reads = "term")
class TellTermStart implements JavaDelegate {

    private final TermRegister register;
    private final TermLetters letters;

    TellTermStart(TermRegister register, TermLetters letters) {
        this.register = register;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.started(register.get(TermProcess.term(execution)));
    }
}
