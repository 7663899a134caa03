package org.gatehouse.compromise;

/** What administrators do to an account, as the REST contract names it. */
public enum AccountAction {
    DELETE_ACCOUNT("Delete the account"),
    DELETE_ONEDRIVE("Delete the OneDrive"),
    DELEGATE_ONEDRIVE("Delegate the OneDrive"),
    EXPORT_DETAILS("Export the details"),
    REMEDIATE("Remediate"),
    RESET_PASSWORD("Reset password"),
    DELEGATE_MAILBOX("Delegate mailbox"),
    SET_OUT_OF_OFFICE("Set out of office"),
    RE_ENROL_MFA("Re-enrol MFA"),
    MARK_COMPROMISED("Mark as compromised");

    private final String inWords;

    AccountAction(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
