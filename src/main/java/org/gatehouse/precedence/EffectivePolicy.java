package org.gatehouse.precedence;

import java.util.Optional;
import org.gatehouse.directory.MfaPolicy;

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

    /** Which of the two Conditional Access policies it is; empty where it is none. */
    public Optional<MfaPolicy> asPolicy() {
        return switch (this) {
            case NAMED_LOCATIONS -> Optional.of(MfaPolicy.NAMED_LOCATIONS);
            case STANDARD -> Optional.of(MfaPolicy.STANDARD);
            case PER_USER, NONE -> Optional.empty();
        };
    }

    public String inWords() {
        return inWords;
    }
}
