package org.gatehouse.signin;

/**
 * An account among the others of a site.
 *
 * @param account its address as it was given
 * @param verdict null where there is no such account for the reader
 */
record Member(String account, Verdict verdict) {

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
