package org.gatehouse.enrolment;

/** What has become of an enrolment. */
public enum EnrolmentState {
    OPEN("Under way", false),
    /** The policy is in force and a method is registered. */
    ENROLLED("Enrolled", true),
    /** The time to register passed: nobody can sign in until a method is registered (AC-038). */
    NOT_REGISTERED("Not registered", true),
    LEFT("Left the policy", true),
    COMPROMISED("Ended by a compromise", true),
    DELETED("Account deleted", true),
    /** A method is registered, but directory support said that a step of the policy's taking effect cannot be done. */
    GIVEN_UP("Could not be completed", true);

    private final String inWords;
    private final boolean over;

    EnrolmentState(String inWords, boolean over) {
        this.inWords = inWords;
        this.over = over;
    }

    public String inWords() {
        return inWords;
    }

    public boolean isOver() {
        return over;
    }
}
