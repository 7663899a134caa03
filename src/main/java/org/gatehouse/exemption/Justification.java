package org.gatehouse.exemption;

/** Why an account needs 24 hours without its second factor (catalogue 2.1, exceptions guide). */
enum Justification {
    PHONE_STOLEN_OR_LOST("The mobile phone was stolen or lost"),
    PHONE_MISPLACED("The mobile phone is misplaced"),
    NO_SIGNAL("The place has no signal and no internet for the moment"),
    NOTIFICATION_PROBLEM("The notification does not arrive"),
    OTHER("Something else");

    private final String inWords;

    Justification(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }
}
