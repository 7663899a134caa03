package org.gatehouse.namedlocation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Requests;
import org.gatehouse.review.Letters;
import org.gatehouse.review.ReviewProcess;

/** Tells the requester that the rejection is upheld, and why; that is final. */
@Step(label = "Tell the requester the rejection is upheld", reads = "ritm")
class TellUpheld implements JavaDelegate {

    private final Requests requests;
    private final Letters letters;

    TellUpheld(Requests requests, Letters letters) {
        this.requests = requests;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.toRequester(execution, requests.get(ReviewProcess.ritm(execution)), "upheld");
    }
}
