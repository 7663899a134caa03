package org.gatehouse.compromise;

import java.util.Collection;

/** Whether an account is locked down. Nothing is called contained that is not (AC-102, Q-32). */
public enum Verdict {
    IN_PROGRESS("Locking down"),
    CONTAINED("Contained"),
    PARTLY_CONTAINED("Partly contained");

    private final String inWords;

    Verdict(String inWords) {
        this.inWords = inWords;
    }

    /** @param steps the states of all steps there are */
    static Verdict of(Collection<StepState> steps) {
        if (steps.stream().anyMatch(Verdict::needsSomebody)) {
            return PARTLY_CONTAINED;
        }
        return steps.size() == ContainmentStep.values().length
                        && steps.stream().allMatch(state -> state == StepState.VERIFIED)
                ? CONTAINED
                : IN_PROGRESS;
    }

    private static boolean needsSomebody(StepState state) {
        return state == StepState.FAILED || state == StepState.WAITING_FOR_PERSON;
    }

    public String inWords() {
        return inWords;
    }
}
