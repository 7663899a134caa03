package org.gatehouse.account;

import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.standing.Standing;

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

    /**
     * Of two policies Named Locations goes first (AC-046), except for an account that was ever compromised, which stays
     * under Standard.
     */
    static MfaState of(DirectoryAccount account, Standing standing) {
        boolean locations = account.policies().contains(MfaPolicy.NAMED_LOCATIONS);
        if (locations && !standing.everCompromised()) {
            return NAMED_LOCATIONS;
        }
        if (locations || account.policies().contains(MfaPolicy.STANDARD) || standing.everCompromised()) {
            return STANDARD;
        }
        if (account.perUserMfa()) {
            return PER_USER;
        }
        if (account.kind() == AccountKind.SHARED_MAILBOX) {
            return SHARED_MAILBOX;
        }
        return account.methods().isEmpty() ? NONE : SELF_SERVICE_ONLY;
    }

    public String inWords() {
        return inWords;
    }
}
