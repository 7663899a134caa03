package org.gatehouse.compromise;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.review.ReviewProcess;

/** Closes the case of an account that was deleted: there is nothing left to remediate. */
@Step(label = "Close the case of a deleted account", reads = "ritm")
class CloseCase implements JavaDelegate {

    private final Cases cases;

    CloseCase(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.closed(cases.hold(ReviewProcess.ritm(execution)));
    }
}
