package org.gatehouse.directory;

/** What an account is used for. */
public enum AccountKind {
    /** One person's own. */
    USER("User account"),
    /** A user account, with its password, that several people use as a shared mailbox (AC-093). */
    SHARED_USER_ACCOUNT("User account used as a shared mailbox"),
    /** A genuine shared mailbox: nobody signs in to it, so it needs no second factor (AC-095). */
    SHARED_MAILBOX("Shared mailbox");

    private final String inWords;

    AccountKind(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
