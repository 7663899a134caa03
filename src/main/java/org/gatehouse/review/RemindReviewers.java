package org.gatehouse.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Requests;

/** Reminds the reviewing group at the lower bound of the service level. */
@Step(label = "Remind the reviewers", reads = "ritm")
class RemindReviewers implements JavaDelegate {

    private final Requests requests;
    private final Letters letters;

    RemindReviewers(Requests requests, Letters letters) {
        this.requests = requests;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.toReviewers(execution, requests.get(ReviewProcess.ritm(execution)), "reminder");
    }
}
