package org.gatehouse.organisation;

/** How a linked group no longer is what was linked (AC-059). */
public enum GroupDrift {
    DELETED("was deleted"),
    RENAMED("was renamed"),
    MAIL_ENABLED("was made mail-enabled"),
    UNLINKED("is no longer linked to the policy");

    private final String inWords;

    GroupDrift(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
