package org.gatehouse.task;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What somebody decides about a task. */
public record TaskDecision(String decision, List<String> reasons, String comment) {

    public TaskDecision {
        reasons = reasons == null
                ? List.of()
                : reasons.stream().filter(Objects::nonNull).toList();
    }

    /** What is kept with the decision: a comment counts as a reason. */
    public List<String> reasonsAndComment() {
        return Stream.concat(reasons.stream(), Stream.ofNullable(comment))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
