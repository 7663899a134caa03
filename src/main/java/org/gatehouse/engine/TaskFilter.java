package org.gatehouse.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.query.Query;

/** A filter shipped for one group in Tasklist: the group's name is literal, the expressions are the engine's own. */
record TaskFilter(String name, Query<?, ?> query, Map<String, Object> properties) {

    static List<TaskFilter> of(String group, String words) {
        return List.of(
                new TaskFilter(
                        words,
                        new TaskQueryImpl()
                                .taskCandidateGroup(group)
                                .includeAssignedTasks()
                                .orderByDueDate()
                                .asc(),
                        properties("Everything that waits for the group", 10)),
                new TaskFilter(
                        words + ": overdue",
                        new TaskQueryImpl()
                                .taskCandidateGroup(group)
                                .includeAssignedTasks()
                                .dueBeforeExpression("${now()}")
                                .orderByDueDate()
                                .asc(),
                        properties("What should be done by now", 20)),
                new TaskFilter(
                        words + ": claimed by me",
                        new TaskQueryImpl()
                                .taskCandidateGroup(group)
                                .includeAssignedTasks()
                                .taskAssigneeExpression("${currentUser()}")
                                .orderByDueDate()
                                .asc(),
                        properties("What I have taken on", 30)));
    }

    private static Map<String, Object> properties(String description, int priority) {
        return Map.of(
                "description",
                description,
                "priority",
                priority,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(Map.of("name", "subject", "label", "Request")));
    }
}
