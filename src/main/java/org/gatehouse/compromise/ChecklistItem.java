package org.gatehouse.compromise;

/** What is gone through before an account is given back, as the REST contract names it. */
public enum ChecklistItem {
    IDENTITY_CHECKED("The holder's identity was checked by other means than this account"),
    DEVICES_REVIEWED("The devices were looked through; those that are the holder's can be enabled again"),
    RULES_EXPLAINED("The holder knows that mailbox rules are off, and to enable only those they made themselves"),
    DELEGATES_REVIEWED("Who may open the mailbox was looked through and is to be set up again"),
    METHODS_EXPLAINED("The holder knows to register a method again, and which methods were found");

    private final String inWords;

    ChecklistItem(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
