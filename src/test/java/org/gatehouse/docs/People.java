package org.gatehouse.docs;

import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Who a task is offered to. */
final class People {

    private People() {}

    /** The group; empty where the process works out for each case which one it is. */
    static Optional<String> group(UserTask task) {
        return Optional.of(task.getCamundaCandidateGroups()).filter(Predicate.not(group -> group.startsWith("${")));
    }
}
