package org.gatehouse.compromise;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.review.ReviewProcess;

/** Tells the administrators that the account is remediated, and its holder what to look after (AC-118, AC-110, AC-109). */
@Step(label = "Tell administrators and holder", reads = "ritm")
class TellRemediated implements JavaDelegate {

    private final CaseRegister register;
    private final CompromiseLetters letters;

    TellRemediated(CaseRegister register, CompromiseLetters letters) {
        this.register = register;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.remediated(register.get(ReviewProcess.ritm(execution)));
    }
}
