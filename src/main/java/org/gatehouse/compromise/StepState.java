package org.gatehouse.compromise;

/** Where a step of a lock-down stands. */
public enum StepState {
    PENDING("Waits for its turn"),
    /** Begun, and perhaps failing and tried again. */
    RUNNING("Under way"),
    /** The directory itself shows it. */
    VERIFIED("Done and read back"),
    /** Its retries are used up; directory support has a task. */
    FAILED("Failed"),
    /** The directory's interface does not offer it; directory support has a task. */
    WAITING_FOR_PERSON("Waits for a person");

    private final String inWords;

    StepState(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
