package org.gatehouse.task;

import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.request.OpenWork;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.stereotype.Component;

/** The open tasks that a request's page shows. */
@Component
class RequestTasks implements OpenWork {

    private final TaskDesk desk;

    RequestTasks(TaskDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<OpenTask> on(RequestReference ritm, Person reader) {
        return desk.openOf(ritm).stream()
                .map(item -> new OpenTask(
                        item.taskId(),
                        item.name(),
                        item.assignee() == null ? item.group() : item.assignee(),
                        item.dueAt(),
                        item.isFor(reader) && desk.keptOut(item, reader).isEmpty()))
                .toList();
    }
}
