package org.gatehouse.enrolment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Keeps what directory support said could not be done. */
@Step(
        label = "Note what was not done of an enrolment",
        reads = {"enrolment", "unsuitableBecause"})
class NoteEnrolmentGivenUp implements JavaDelegate {

    private final EnrolmentRegister register;
    private final Enrolments enrolments;

    NoteEnrolmentGivenUp(EnrolmentRegister register, Enrolments enrolments) {
        this.register = register;
        this.enrolments = enrolments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        enrolments.giveUp(register.get(EnrolmentProcess.enrolment(execution)), EnrolmentProcess.because(execution));
    }
}
