package org.gatehouse.compromise;

/** The steps of a lock-down in their order, as the REST contract names them (AC-103 to AC-113, Q-04, Q-29, Q-31). */
public enum ContainmentStep {
    DISABLE_ACCOUNT("Disable the account", "Nobody can sign in"),
    REVOKE_SESSIONS("End its sessions", "No session from before the marking counts"),
    RESET_PASSWORD("Set a random password", "A password that nobody knows"),
    REVOKE_SESSIONS_AGAIN("End its sessions again", "No session from before the new password counts"),
    REQUIRE_MFA("Require MFA", "In the central group of the Standard policy"),
    LEAVE_NAMED_LOCATIONS("Leave named locations", "In no group of the Named Locations policy"),
    CANCEL_EXCEPTIONS("End its exceptions", "No MFA exception, and none applied for"),
    DISABLE_MAILBOX_RULES("Disable its mailbox rules", "No rule is enabled"),
    REMOVE_MAILBOX_DELEGATES("Remove its mailbox delegates", "Nobody else may open the mailbox"),
    DISABLE_DEVICES("Disable its devices", "No device is enabled"),
    REMOVE_PHONE_METHODS("Remove its telephone numbers", "No text message and no phone call as a method"),
    WRITE_NOTE("Write the note", "The note with the day of the marking");

    private final String inWords;
    private final String wanted;

    ContainmentStep(String inWords, String wanted) {
        this.inWords = inWords;
        this.wanted = wanted;
    }

    public String inWords() {
        return inWords;
    }

    /** What the directory is to show when the step is done. */
    public String wanted() {
        return wanted;
    }
}
