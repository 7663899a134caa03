package org.gatehouse.enablement;

/** What becomes of a row of a list. */
enum Verdict {
    WAITING("Not judged yet", "grey"),
    WILL_BE_ENABLED("Will be enabled", "blue"),
    ENABLED("Enabled", "green"),
    ALREADY_ENABLED("Enabled already", "green"),
    NOT_ENABLED("Not enabled", "orange");

    private final String inWords;
    private final String colour;

    Verdict(String inWords, String colour) {
        this.inWords = inWords;
        this.colour = colour;
    }

    public String inWords() {
        return inWords;
    }

    /** Of the tag that shows it. */
    public String colour() {
        return colour;
    }
}
