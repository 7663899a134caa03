package org.gatehouse.exemption;

/** Why accounts need 180 days without their second factor (catalogue 2.1, AC-093). */
enum Rationale {
    ACCESSIBILITY("Accessibility"),
    CLINICAL_RISK("Disproportionate clinical risk"),
    SECURE_LOCATION("Persistent work in a secure location"),
    SHARED_USER_ACCOUNT("User account used as a shared mailbox"),
    OTHER("Something else");

    private final String inWords;

    Rationale(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }
}
