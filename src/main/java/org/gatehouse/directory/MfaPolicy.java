package org.gatehouse.directory;

/** The two Conditional Access policies (AC-041). */
public enum MfaPolicy {
    /** Always asks for a second factor (AC-042). */
    STANDARD("Standard"),
    /** Does not ask where the device is in a named location (AC-043). */
    NAMED_LOCATIONS("Named Locations");

    private final String inWords;

    MfaPolicy(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
