package org.gatehouse.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Requests;

/** Confirms to the requester that the request is withdrawn. */
@Step(label = "Confirm the withdrawal", reads = "ritm")
class ConfirmWithdrawal implements JavaDelegate {

    private final Requests requests;
    private final Letters letters;

    ConfirmWithdrawal(Requests requests, Letters letters) {
        this.requests = requests;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.toRequester(execution, requests.get(ReviewProcess.ritm(execution)), "withdrawn");
    }
}
