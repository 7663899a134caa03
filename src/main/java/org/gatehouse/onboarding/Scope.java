package org.gatehouse.onboarding;

/** Whom an onboarding is meant for. */
enum Scope {
    /** A selected subset of users, which is strongly recommended (AC-055). */
    SUBSET("A selected subset of users"),
    ALL("The whole organisation");

    private final String inWords;

    Scope(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }
}
