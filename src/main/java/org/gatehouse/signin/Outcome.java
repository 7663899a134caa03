package org.gatehouse.signin;

/** What becomes of a sign-in. Whether a prompt really appears is Microsoft's to say, so nothing here claims it. */
enum Outcome {
    BLOCKED("Blocked", "red"),
    CLIENT_NOT_SUPPORTED("Client not supported", "red"),
    MFA_REQUIRED("MFA is required", "yellow"),
    MFA_NOT_REQUIRED("MFA is not required", "green"),
    REGISTRATION_REQUIRED("Registration is required", "orange"),
    REGISTRATION_MAY_BE_SKIPPED("Registration may be skipped", "yellow"),
    SATISFIED_BY_TOKEN("Satisfied by a key or smartcard", "green");

    private final String inWords;
    private final String colour;

    Outcome(String inWords, String colour) {
        this.inWords = inWords;
        this.colour = colour;
    }

    /** Whether the holder is asked to prove the sign-in or to register a way to. */
    boolean isAsked() {
        return switch (this) {
            case MFA_REQUIRED, REGISTRATION_REQUIRED, REGISTRATION_MAY_BE_SKIPPED -> true;
            case BLOCKED, CLIENT_NOT_SUPPORTED, MFA_NOT_REQUIRED, SATISFIED_BY_TOKEN -> false;
        };
    }

    public String inWords() {
        return inWords;
    }

    /** Of its tag on a page. */
    public String colour() {
        return colour;
    }
}
