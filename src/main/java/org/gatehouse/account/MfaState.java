package org.gatehouse.account;

import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.precedence.EffectivePolicy;

/** What brings an account under MFA, or why nothing does. */
enum MfaState {
    NAMED_LOCATIONS(
            "Under MFA by the Named Locations policy",
            "In a registered network the Office 365 applications do not ask you for a second step. Everywhere else they do, and the Portal always does."),
    STANDARD("Under MFA by the Standard policy", "You are asked for a second step when you sign in, wherever you are."),
    PER_USER(
            "Under MFA by the former per-user MFA",
            "You are asked for a second step when you sign in, wherever you are. This kind of MFA is being replaced."),
    SHARED_MAILBOX("Needs no MFA: nobody signs in to a shared mailbox", "Open it from an account of your own."),
    /** A method that was registered to reset the password asks for nothing by itself (AC-122). */
    SELF_SERVICE_ONLY(
            "Not under MFA: its method serves to reset the password only",
            "Whoever knows your password can sign in: nothing asks for a second step."),
    NONE("Not under MFA", "Whoever knows your password can sign in: nothing asks for a second step.");

    private final String inWords;
    private final String toHolder;

    MfaState(String inWords, String toHolder) {
        this.inWords = inWords;
        this.toHolder = toHolder;
    }

    /** @param effective what counts of all that brings the account under MFA */
    static MfaState of(DirectoryAccount account, EffectivePolicy effective) {
        return switch (effective) {
            case NAMED_LOCATIONS -> NAMED_LOCATIONS;
            case STANDARD -> STANDARD;
            case PER_USER -> PER_USER;
            case NONE -> withoutMfa(account);
        };
    }

    private static MfaState withoutMfa(DirectoryAccount account) {
        if (account.kind() == AccountKind.SHARED_MAILBOX) {
            return SHARED_MAILBOX;
        }
        return account.methods().isEmpty() ? NONE : SELF_SERVICE_ONLY;
    }

    public String inWords() {
        return inWords;
    }

    /** What it means for whoever signs in, in a sentence or two. */
    public String toHolder() {
        return toHolder;
    }

    boolean isUnderMfa() {
        return this == NAMED_LOCATIONS || this == STANDARD || this == PER_USER;
    }
}
