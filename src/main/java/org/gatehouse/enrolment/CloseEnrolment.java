package org.gatehouse.enrolment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Keeps whether the holder registered in time. */
@Step(label = "Note how an enrolment ended", reads = "enrolment", writes = "registered")
class CloseEnrolment implements JavaDelegate {

    private final EnrolmentRegister register;
    private final Enrolments enrolments;

    CloseEnrolment(EnrolmentRegister register, Enrolments enrolments) {
        this.register = register;
        this.enrolments = enrolments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Enrolment enrolment = register.get(EnrolmentProcess.enrolment(execution));
        boolean registered = enrolment.registeredAt() != null;
        enrolments.over(enrolment, registered ? complete(enrolment) : EnrolmentState.NOT_REGISTERED);
        EnrolmentProcess.registered(execution, registered);
    }

    private static EnrolmentState complete(Enrolment enrolment) {
        return enrolment.because() == null ? EnrolmentState.ENROLLED : EnrolmentState.GIVEN_UP;
    }
}
