package org.gatehouse.directory;

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

    public String inWords() {
        return inWords;
    }
}
