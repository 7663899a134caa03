package org.gatehouse.request;

/** What an account may have open when it turns out to be compromised, and what ends then (AC-048, Q-02). */
public interface EndsOnCompromise {

    /**
     * Ends it, in the transaction in which the account, which is held, is marked.
     *
     * @param account the directory's id of it
     * @param by the login of who marked it
     */
    void end(String account, String by);

    /** Whether the account still has it. */
    boolean stillOpen(String account);
}
