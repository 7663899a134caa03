package org.gatehouse.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;

/** Completes the request and sends the "completed" mail (AC-063); only after the effect was read back. */
@Step(label = "Tell the requester it is completed", reads = "ritm")
class TellCompletion implements JavaDelegate {

    private final Requests requests;
    private final Letters letters;

    TellCompletion(Requests requests, Letters letters) {
        this.requests = requests;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        requests.move(request.ritm(), request.type(), RequestStatus.COMPLETED, Stage.GATEHOUSE);
        letters.toRequester(execution, request, "completed");
    }
}
