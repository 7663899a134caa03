package org.gatehouse.compromise;

/**
 * What the directory shows of something that a lock-down changes.
 *
 * @param asWanted whether it is as the step wants it
 * @param inWords what it is, for the ledger
 * @param detail what a person should know beside that, or null
 */
record Seen(boolean asWanted, String inWords, String detail) {

    static Seen of(boolean asWanted, String inWords) {
        return new Seen(asWanted, inWords, null);
    }
}
