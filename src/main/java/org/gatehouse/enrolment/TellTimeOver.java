package org.gatehouse.enrolment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Writes to the account and to its administrators that nobody can sign in until a method is registered (AC-038). */
@Step(label = "Tell that the time to register is over", reads = "enrolment")
class TellTimeOver implements JavaDelegate {

    private final EnrolmentRegister register;
    private final EnrolmentLetters letters;

    TellTimeOver(EnrolmentRegister register, EnrolmentLetters letters) {
        this.register = register;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.timeOver(register.get(EnrolmentProcess.enrolment(execution)));
    }
}
