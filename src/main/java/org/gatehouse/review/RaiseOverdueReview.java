package org.gatehouse.review;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.task.TaskDesk;

/** At the upper bound of the service level: raises the task's priority and tells the group and its lead. */
@Step(label = "Raise an overdue review", reads = "ritm")
class RaiseOverdueReview implements JavaDelegate {

    static final int PRIORITY = 80;

    private final Requests requests;
    private final TaskDesk desk;
    private final TaskService tasks;
    private final Letters letters;

    RaiseOverdueReview(Requests requests, TaskDesk desk, TaskService tasks, Letters letters) {
        this.requests = requests;
        this.desk = desk;
        this.tasks = tasks;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        desk.openOf(request.ritm()).stream()
                .filter(item -> item.processInstance().equals(execution.getProcessInstanceId()))
                .forEach(item -> {
                    tasks.setPriority(item.taskId(), PRIORITY);
                    letters.toGroupAndLead(execution, request, item.group(), "overdue");
                });
    }
}
