package org.gatehouse.exemption;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.review.Letters;
import org.gatehouse.review.ReviewProcess;

/** Ends an application that turned out not to be possible, and writes the grounds to who applied. */
@Step(label = "Tell the applicant why not", reads = "ritm")
class TellRefusal implements JavaDelegate {

    private final Requests requests;
    private final Letters letters;

    TellRefusal(Requests requests, Letters letters) {
        this.requests = requests;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.hold(ReviewProcess.ritm(execution));
        if (request.isOpen()) {
            requests.move(request.ritm(), request.type(), RequestStatus.CANCELLED, Stage.GATEHOUSE);
        }
        letters.toRequester(execution, request, "refused");
    }
}
