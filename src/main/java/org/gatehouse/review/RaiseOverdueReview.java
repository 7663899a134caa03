package org.gatehouse.review;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;

/** At the upper bound of the service level: raises the task's priority and tells the group and its lead. */
@Step(label = "Raise an overdue review", reads = "ritm")
class RaiseOverdueReview implements JavaDelegate {

    static final int PRIORITY = 80;

    private final Requests requests;
    private final TaskService tasks;
    private final Letters letters;

    RaiseOverdueReview(Requests requests, TaskService tasks, Letters letters) {
        this.requests = requests;
        this.tasks = tasks;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(ReviewProcess.reviewOf(request.type()))
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), PRIORITY));
        letters.toReviewersAndLead(execution, request, "overdue");
    }
}
