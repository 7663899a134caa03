package org.gatehouse.report;

/** Which accounts of a report are looked at. */
enum Part {
    ALL("All accounts", "Every account that the directory told of"),
    NOT_UNDER_MFA("Not under MFA", "A password alone lets them in"),
    /** A method is registered, and nothing asks for it at a sign-in (AC-122). */
    SSPR_ONLY(
            "Self-service password reset only",
            "They look registered, but no sign-in asks for it. The same method will do once they are under MFA"),
    /** None of the three methods that count by themselves (AC-013). */
    NO_METHOD("No app, text message or call", "Once MFA asks, they cannot sign in before they register one of these"),
    /** Text messages and calls go to UK numbers only (AC-019). */
    NUMBER_OUTSIDE_UK(
            "Number outside the UK",
            "Neither text messages nor calls reach it. Its holder deletes it and registers a UK one"),
    IN_GRACE("In grace", "They joined Named Locations lately and may still put off registering"),
    EXCEPTED("Exception running", "They are not asked for a second factor until it ends"),
    EVER_COMPROMISED("Ever compromised", "They stay under MFA for ever");

    private final String inWords;
    private final String meaning;

    Part(String inWords, String meaning) {
        this.inWords = inWords;
        this.meaning = meaning;
    }

    public String inWords() {
        return inWords;
    }

    /** What it means for them, as a sentence without its end. */
    public String meaning() {
        return meaning;
    }
}
