package org.gatehouse.precedence;

/** What counts of all that brings an account under MFA. */
public enum EffectivePolicy {
    NAMED_LOCATIONS("Named Locations"),
    STANDARD("Standard"),
    PER_USER("Per-user MFA"),
    NONE("None");

    private final String inWords;

    EffectivePolicy(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
