package org.gatehouse.compromise;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.review.ReviewProcess;

/** Says that the account is contained, once every step of the lock-down was read back (AC-102). */
@Step(label = "Say that the account is contained", reads = "ritm")
class SayContained implements JavaDelegate {

    private final Cases cases;

    SayContained(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.contained(cases.hold(ReviewProcess.ritm(execution)));
    }
}
