package org.gatehouse.enrolment;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Reminds the account to register; after a long standstill, not of a time that is past (AC-037). */
@Step(
        label = "Remind the holder to register",
        reads = {"enrolment", "nextAt"})
class RemindToRegister implements JavaDelegate {

    private final EnrolmentRegister register;
    private final EnrolmentLetters letters;
    private final Clock clock;

    RemindToRegister(EnrolmentRegister register, EnrolmentLetters letters, Clock clock) {
        this.register = register;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Enrolment enrolment = register.get(EnrolmentProcess.enrolment(execution));
        if (clock.instant().isBefore(enrolment.registerBy())) {
            letters.reminder(enrolment, EnrolmentProcess.plannedAt(execution));
        }
    }
}
