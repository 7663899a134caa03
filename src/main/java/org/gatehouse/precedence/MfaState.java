package org.gatehouse.precedence;

import org.gatehouse.directory.AccountKind;

/** What brings an account under MFA, or why nothing does. */
public enum MfaState {
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

    /**
     * @param hasCoreMethod whether one of the three methods is registered that would do under MFA as they are (AC-122)
     * @param effective what counts of all that brings the account under MFA
     */
    public static MfaState of(AccountKind kind, boolean hasCoreMethod, EffectivePolicy effective) {
        return switch (effective) {
            case NAMED_LOCATIONS -> NAMED_LOCATIONS;
            case STANDARD -> STANDARD;
            case PER_USER -> PER_USER;
            case NONE -> withoutMfa(kind, hasCoreMethod);
        };
    }

    private static MfaState withoutMfa(AccountKind kind, boolean hasCoreMethod) {
        if (kind == AccountKind.SHARED_MAILBOX) {
            return SHARED_MAILBOX;
        }
        return hasCoreMethod ? SELF_SERVICE_ONLY : NONE;
    }

    public boolean isUnderMfa() {
        return this == NAMED_LOCATIONS || this == STANDARD || this == PER_USER;
    }

    /** Whether somebody signs in without being asked for a second factor. */
    public boolean lacksMfa() {
        return this == SELF_SERVICE_ONLY || this == NONE;
    }

    public String inWords() {
        return inWords;
    }

    /** What it means for whoever signs in, in a sentence or two. */
    public String toHolder() {
        return toHolder;
    }
}
