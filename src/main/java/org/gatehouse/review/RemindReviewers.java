package org.gatehouse.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.task.TaskDesk;

/** Reminds the reviewing group at the lower bound of the service level. */
@Step(label = "Remind the reviewers", reads = "ritm")
class RemindReviewers implements JavaDelegate {

    private final Requests requests;
    private final TaskDesk desk;
    private final Letters letters;

    RemindReviewers(Requests requests, TaskDesk desk, Letters letters) {
        this.requests = requests;
        this.desk = desk;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        desk.openOf(request.ritm()).stream()
                .filter(item -> item.processInstance().equals(execution.getProcessInstanceId()))
                .forEach(item -> letters.toGroup(execution, request, item.group(), "reminder"));
    }
}
