package org.gatehouse.exemption;

/** The two kinds of MFA exception (AC-089). */
public enum ExceptionKind {
    /** 24 hours from the application, given at once. */
    SHORT("24 hour exception"),
    /** 180 times 24 hours from the grant, reviewed centrally. */
    LONG("180 day exception");

    private final String inWords;

    ExceptionKind(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
