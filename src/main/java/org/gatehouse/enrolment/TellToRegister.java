package org.gatehouse.enrolment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Writes to the account what is to be registered, how, and until when (AC-036, AC-037, AC-039). */
@Step(label = "Tell the holder to register", reads = "enrolment")
class TellToRegister implements JavaDelegate {

    private final EnrolmentRegister register;
    private final EnrolmentLetters letters;

    TellToRegister(EnrolmentRegister register, EnrolmentLetters letters) {
        this.register = register;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.register(register.get(EnrolmentProcess.enrolment(execution)));
    }
}
