package org.gatehouse.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;

/** Puts a submitted request under review, due when its service level says (AC-062). */
@Step(label = "Open the review", reads = "ritm", writes = "reviewDueAt")
class OpenReview implements JavaDelegate {

    private final Requests requests;

    OpenReview(Requests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        requests.move(request.ritm(), request.type(), RequestStatus.IN_REVIEW, Stage.GATEHOUSE);
        ReviewProcess.DUE_AT.set(execution, request.dueAt());
    }
}
