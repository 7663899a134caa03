package org.gatehouse.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.gatehouse.identity.Groups;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCases;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the work items in step with the engine's tasks, in the engine's own transaction. */
@Component
class WorkItemProjection {

    private final WorkItems items;
    private final TaskKinds kinds;
    private final Requests requests;
    private final RequestCases subjects;
    private final Journal journal;
    private final Json json;
    private final Clock clock;

    WorkItemProjection(
            WorkItems items,
            TaskKinds kinds,
            Requests requests,
            RequestCases subjects,
            Journal journal,
            Json json,
            Clock clock) {
        this.items = items;
        this.kinds = kinds;
        this.requests = requests;
        this.subjects = subjects;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    void on(DelegateTask task) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> created(task);
            case TaskListener.EVENTNAME_ASSIGNMENT -> assigned(task);
            case TaskListener.EVENTNAME_UPDATE ->
                items.change(task.getId(), task.getAssignee(), instant(task.getDueDate()), task.getPriority());
            case TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE ->
                items.end(task.getId(), clock.instant());
            default -> {
                // timeouts are modelled as timers in the diagrams
            }
        }
    }

    private void created(DelegateTask task) {
        RequestReference ritm = ritm(task);
        TaskKind kind = kinds.of(task.getTaskDefinitionKey(), task.getProcessInstanceId());
        Request request = requests.get(ritm);
        String group = group(task);
        var item = new WorkItem(
                task.getId(),
                task.getProcessInstanceId(),
                ritm,
                task.getTaskDefinitionKey(),
                task.getName(),
                group,
                task.getAssignee(),
                clock.instant(),
                instant(task.getDueDate()),
                task.getPriority(),
                kind.separated() ? request.submittedBy() : null,
                kind.separated() ? request.requestedBy() : null,
                true);
        items.add(item);
        kind.barred(request).forEach(login -> items.bar(task.getId(), login));
        TaskVariables.show(task, request, subjects.subject(request), json.write(TaskVariables.plain(kind.brief(item))));
        if (kind.holdsRequest()) {
            requests.waitFor(ritm, task.getName(), group);
        }
        journal.note(
                ritm,
                JournalKind.TASK,
                "%s: waits for %s".formatted(task.getName(), Groups.inWords(group)),
                Stage.GATEHOUSE);
    }

    private void assigned(DelegateTask task) {
        String assignee = task.getAssignee();
        RequestReference ritm = ritm(task);
        items.change(task.getId(), assignee, instant(task.getDueDate()), task.getPriority());
        if (kinds.of(task.getTaskDefinitionKey(), task.getProcessInstanceId()).holdsRequest()) {
            requests.waitFor(ritm, task.getName(), assignee == null ? group(task) : assignee);
        }
        if (assignee == null) {
            journal.note(ritm, JournalKind.TASK, task.getName() + ": given back", Stage.GATEHOUSE);
        } else {
            journal.note(ritm, JournalKind.TASK, task.getName() + ": claimed", assignee);
        }
    }

    private static RequestReference ritm(DelegateTask task) {
        return RequestReference.of(task.getExecution().getProcessBusinessKey());
    }

    private static String group(DelegateTask task) {
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(task.getTaskDefinitionKey() + " has no candidate group"));
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
