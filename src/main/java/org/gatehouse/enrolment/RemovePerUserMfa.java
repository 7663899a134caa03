package org.gatehouse.enrolment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.engine.Step;

/** Takes an account out of the former per-user MFA, once its policy is in force and it is never without (AC-051, AC-052). */
@Step(label = "Remove per-user MFA", reads = "enrolment", remote = true)
class RemovePerUserMfa implements JavaDelegate {

    private final EnrolmentRegister register;
    private final AccountControl directory;

    RemovePerUserMfa(EnrolmentRegister register, AccountControl directory) {
        this.register = register;
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        directory.removePerUserMfa(
                register.get(EnrolmentProcess.enrolment(execution)).accountId());
    }
}
