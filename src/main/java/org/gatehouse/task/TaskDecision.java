package org.gatehouse.task;

import java.util.List;
import java.util.Objects;

/** What somebody decides about a task. */
public record TaskDecision(String decision, List<String> reasons, String comment) {

    public TaskDecision {
        reasons = reasons == null
                ? List.of()
                : reasons.stream().filter(Objects::nonNull).toList();
    }
}
