package org.gatehouse.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Requests;

/** Sends the "approved" mail (AC-063). */
@Step(label = "Tell the requester it is approved", reads = "ritm")
class TellApproval implements JavaDelegate {

    private final Requests requests;
    private final Letters letters;

    TellApproval(Requests requests, Letters letters) {
        this.requests = requests;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.toRequester(execution, requests.get(ReviewProcess.ritm(execution)), "approved");
    }
}
