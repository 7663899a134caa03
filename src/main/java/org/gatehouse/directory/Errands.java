package org.gatehouse.directory;

import java.util.function.Supplier;

/**
 * Pieces of work in the directory that go by a name, however many calls each of them takes: the log, and the faults of a
 * demonstration, go by it.
 */
public interface Errands {

    /**
     * @param name as the REST contract calls the work, such as DISABLE_ACCOUNT
     * @param accountId of the account that it is about
     */
    <T> T run(String name, String accountId, Supplier<T> work);
}
