package org.gatehouse.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Requests;

/** Tells the requester that the request still waits, at the reminder and again at the breach (AC-077). */
@Step(label = "Tell the requester it still waits", reads = "ritm")
class TellDelay implements JavaDelegate {

    private final Requests requests;
    private final Letters letters;

    TellDelay(Requests requests, Letters letters) {
        this.requests = requests;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.toRequester(execution, requests.get(ReviewProcess.ritm(execution)), "still-waits");
    }
}
