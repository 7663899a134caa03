package org.gatehouse.duration;

/** What takes its time. */
public enum MeasuredKind {
    REQUEST("Requests"),
    TASK("Tasks of people"),
    STEP("Steps of Gatehouse"),
    CALL("Processes that are called");

    private final String inWords;

    MeasuredKind(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
