package org.gatehouse.signin;

import org.gatehouse.directory.AccountKind;

/**
 * An account among the others of a site.
 *
 * @param account its address as it was given
 * @param kind what it is used for
 * @param verdict null where there is no such account for the reader
 */
record Member(String account, AccountKind kind, Verdict verdict) {

    /** Somebody's own account, as most are. */
    Member(String account, Verdict verdict) {
        this(account, AccountKind.USER, verdict);
    }

    boolean isKnown() {
        return verdict != null;
    }

    /** Whether it comes as far as to being asked or not. */
    boolean signsIn() {
        return isKnown() && verdict.outcome() != Outcome.BLOCKED && verdict.outcome() != Outcome.CLIENT_NOT_SUPPORTED;
    }

    boolean isAsked() {
        return isKnown() && verdict.outcome().isAsked();
    }
}
