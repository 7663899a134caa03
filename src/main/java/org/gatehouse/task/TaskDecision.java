package org.gatehouse.task;

import java.util.List;
import java.util.Objects;
import org.gatehouse.identity.AccountAddress;

/**
 * What somebody decides about a task.
 *
 * @param accounts what is decided otherwise for single accounts; empty where one decision is made for all
 */
public record TaskDecision(String decision, List<String> reasons, String comment, List<OfAccount> accounts) {

    /** The decision about one account. */
    public record OfAccount(AccountAddress account, String decision) {}

    public TaskDecision {
        reasons = reasons == null
                ? List.of()
                : reasons.stream().filter(Objects::nonNull).toList();
        accounts = accounts == null ? List.of() : List.copyOf(accounts);
    }

    public TaskDecision(String decision, List<String> reasons, String comment) {
        this(decision, reasons, comment, List.of());
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
