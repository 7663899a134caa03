package org.gatehouse.compromise;

/** What made somebody think that an account is compromised (AC-097, AC-098). */
public enum Sign {
    EMAIL_SURGE("Suddenly many more emails are sent from it"),
    MALICIOUS_CONTENT("It sends inappropriate or malicious content"),
    UNUSUAL_SIGN_IN("It is signed in to at unusual hours or places"),
    OTHER("Something else is abnormal");

    private final String inWords;

    Sign(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
