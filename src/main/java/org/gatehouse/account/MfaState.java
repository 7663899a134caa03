package org.gatehouse.account;

import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.precedence.EffectivePolicy;

/** What brings an account under MFA, or why nothing does. */
enum MfaState {
    NAMED_LOCATIONS("Under MFA by the Named Locations policy"),
    STANDARD("Under MFA by the Standard policy"),
    PER_USER("Under MFA by the former per-user MFA"),
    SHARED_MAILBOX("Needs no MFA: nobody signs in to a shared mailbox"),
    /** A method that was registered to reset the password asks for nothing by itself (AC-122). */
    SELF_SERVICE_ONLY("Not under MFA: its method serves to reset the password only"),
    NONE("Not under MFA");

    private final String inWords;

    MfaState(String inWords) {
        this.inWords = inWords;
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
}
