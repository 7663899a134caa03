package org.gatehouse.request;

import java.time.Instant;

/** What an account may have open when it turns out to be compromised, and what ends then (AC-048, Q-02). */
public interface EndsOnCompromise {

    /**
     * Ends it, in the transaction in which the account, which is held, is marked. What has ended already stays as it is.
     *
     * @param account the directory's id of it
     * @param by the login of who marked it
     */
    void end(String account, String by);

    /**
     * Takes away what the directory still grants, without waiting for what else has to be done.
     *
     * @throws org.gatehouse.directory.DirectoryUnavailable if the directory does not do it
     */
    void release(String account);

    /**
     * Whether the account still has it or asks for it, here or in the directory.
     *
     * @throws org.gatehouse.directory.DirectoryUnavailable if the directory does not tell
     */
    boolean stillOpen(String account);

    /** Whether something was ended because the account was marked, at the given instant or later. */
    boolean endedSince(String account, Instant marked);
}
