package org.gatehouse.task;

import java.time.Instant;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Person;
import org.gatehouse.servicedesk.RequestReference;

/**
 * A user task as its candidate group sees it; a projection of the engine's task, kept in the same transaction.
 *
 * @param separateLogin who filed the request, and so may not decide it, or null where anybody may
 * @param separatePerson in whose name it was filed, likewise
 */
public record WorkItem(
        String taskId,
        String processInstance,
        RequestReference ritm,
        String definitionKey,
        String name,
        String group,
        String assignee,
        Instant createdAt,
        Instant dueAt,
        int priority,
        String separateLogin,
        AccountAddress separatePerson,
        boolean open) {

    /** Four eyes: whether this person filed what the task is about. */
    public boolean isOwn(Person person) {
        return person.login().equals(separateLogin) || person.address().equals(separatePerson);
    }

    public boolean isFor(Person person) {
        return person.is(group);
    }
}
