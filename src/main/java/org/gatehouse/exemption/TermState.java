package org.gatehouse.exemption;

/** Where one account's exception stands, as the REST contract names it. Only what the directory shows counts. */
public enum TermState {
    /** Applied for, or granted and on its way into the directory. */
    PENDING("Not yet in force"),
    ACTIVE("Active"),
    ENDED("Ended"),
    CANCELLED("Cancelled"),
    ENDED_BY_COMPROMISE("Ended by a compromise"),
    RENEWED("Renewed"),
    /** The account became a genuine shared mailbox (AC-094). */
    CONVERTED("Converted to a shared mailbox"),
    REFUSED("Refused");

    private final String inWords;

    TermState(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }

    public boolean isOver() {
        return this != PENDING && this != ACTIVE;
    }
}
