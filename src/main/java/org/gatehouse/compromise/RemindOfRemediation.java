package org.gatehouse.compromise;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.review.ReviewProcess;

/** Reminds the administrators that the account waits to be remediated. */
@Step(
        label = "Remind of a remediation",
        reads = {"ritm", "nudgeAt"})
class RemindOfRemediation implements JavaDelegate {

    private final CaseRegister register;
    private final CompromiseLetters letters;

    RemindOfRemediation(CaseRegister register, CompromiseLetters letters) {
        this.register = register;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.reminder(register.get(ReviewProcess.ritm(execution)), CompromiseProcess.NUDGE_AT.get(execution));
    }
}
