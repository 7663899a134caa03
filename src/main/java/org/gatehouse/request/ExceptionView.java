package org.gatehouse.request;

import java.time.Instant;
import java.util.List;

/** The exceptions that a request asked for, as the REST contract shows them. */
public record ExceptionView(List<TermView> terms) {

    private static final String PENDING = "PENDING";
    private static final String ACTIVE = "ACTIVE";

    /**
     * One account's exception.
     *
     * @param startsAt null until it is granted
     * @param because why it is not, or no longer, in force, or null
     */
    public record TermView(String account, String state, Instant startsAt, Instant endsAt, String because) {}

    /** Whether any of them is granted and has time left, so that it can be ended before. */
    boolean isCancellable(Instant now) {
        return terms.stream()
                .anyMatch(term -> (term.state().equals(ACTIVE) || term.state().equals(PENDING))
                        && term.startsAt() != null
                        && now.isBefore(term.endsAt()));
    }

    /** Whether any of them is in force and has begun. */
    boolean isRenewable(Instant now) {
        return terms.stream()
                .anyMatch(term ->
                        term.state().equals(ACTIVE) && !now.isBefore(term.startsAt()) && now.isBefore(term.endsAt()));
    }
}
