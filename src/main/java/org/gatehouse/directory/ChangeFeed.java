package org.gatehouse.directory;

import java.time.Instant;
import java.util.List;

/**
 * What changed among the accounts of the tenant, so that nobody has to read all of them to find out. A change is told at
 * least once, and as what the account is now, however many things happened to it.
 */
public interface ChangeFeed {

    /**
     * @param accountId the directory's id of it
     * @param at when it changed, or where the directory does not keep that, when it told of it
     * @param account as it is now, or null where it is gone
     */
    record Change(String accountId, Instant at, DirectoryAccount account) {}

    /**
     * @param cursor to go on from
     * @param firstLook whether this is part of the first look at all there is, of which nobody knows since when
     * @param more whether there is more to be had at once
     */
    record Changes(List<Change> changes, String cursor, boolean firstLook, boolean more) {}

    /**
     * The next changes after a cursor.
     *
     * @param cursor where the last call ended, or null for everything there is
     * @param most how many are wanted at once, about
     * @throws DirectoryUnavailable if the directory refuses, is down or does not answer in time
     */
    Changes changesSince(String cursor, int most);
}
