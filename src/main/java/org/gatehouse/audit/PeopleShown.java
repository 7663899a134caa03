package org.gatehouse.audit;

/**
 * How an event log names people. Process mining tells them apart and need not know who they are, so that pseudonyms are
 * what one gets without asking.
 */
enum PeopleShown {
    PSEUDONYMS("Pseudonyms", "The same person has the same one in every log; only Gatehouse can make them"),
    LOGINS("Logins", "Who did what can be read; say to whoever gets the file that it holds personal data");

    private final String inWords;
    private final String hint;

    PeopleShown(String inWords, String hint) {
        this.inWords = inWords;
        this.hint = hint;
    }

    String inWords() {
        return inWords;
    }

    String hint() {
        return hint;
    }
}
