package org.gatehouse.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Requests;

/** Tells the requester the reasons; the way on is a new request. */
@Step(label = "Tell the requester why it is rejected", reads = "ritm")
class TellRejection implements JavaDelegate {

    private final Requests requests;
    private final Letters letters;

    TellRejection(Requests requests, Letters letters) {
        this.requests = requests;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.toRequester(execution, requests.get(ReviewProcess.ritm(execution)), "rejected");
    }
}
