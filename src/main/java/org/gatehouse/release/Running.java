package org.gatehouse.release;

/** What becomes of instances that run when a new version comes into force. */
public enum Running {
    FINISH("Running instances finish on their version"),
    MIGRATE("Running instances go on by the new version where they can");

    private final String inWords;

    Running(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
