package org.gatehouse.task;

import java.util.List;

/** What somebody decides about a task. */
public record TaskDecision(String decision, List<String> reasons, String comment) {

    public TaskDecision {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
