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

    /** The reasons that say something. */
    public List<String> givenReasons() {
        return reasons.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The comment, or null where it says nothing. */
    public String givenComment() {
        return comment == null || comment.isBlank() ? null : comment.strip();
    }
}
