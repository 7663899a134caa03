package org.gatehouse.request;

import java.time.Instant;
import java.util.List;

/** The exceptions that a request asked for, as the REST contract shows them. */
public record ExceptionView(List<TermView> terms) {

    /**
     * One account's exception.
     *
     * @param startsAt null until it is granted
     * @param because why it is not, or no longer, in force, or null
     */
    public record TermView(String account, String state, Instant startsAt, Instant endsAt, String because) {}
}
