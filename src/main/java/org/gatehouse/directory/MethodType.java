package org.gatehouse.directory;

import java.util.Collection;

/** A way to prove a sign-in beside the password. */
public enum MethodType {
    AUTHENTICATOR_APP("Authenticator app"),
    SMS("Text message"),
    CALL("Phone call"),
    FIDO2("FIDO2 security key"),
    SMARTCARD("Smartcard");

    private final String inWords;

    MethodType(String inWords) {
        this.inWords = inWords;
    }

    /** Whether it counts by itself; the others do only beside one that does (AC-013, AC-016, AC-017). */
    public boolean isCore() {
        return this == AUTHENTICATOR_APP || this == SMS || this == CALL;
    }

    /** Whether it goes to a telephone number. */
    public boolean usesNumber() {
        return this == SMS || this == CALL;
    }

    /** Whether one of them counts by itself. */
    public static boolean anyIsCore(Collection<MethodType> methods) {
        return methods.stream().anyMatch(MethodType::isCore);
    }

    public String inWords() {
        return inWords;
    }
}
