package org.gatehouse.namedlocation;

/** What is asked for about a named location (AC-082). */
enum LocationAction {
    REGISTER("Register"),
    UPDATE("Change"),
    REMOVE("Remove");

    private final String inWords;

    LocationAction(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }
}
