package org.gatehouse.directory;

import java.util.Set;

/**
 * The named locations in the directory of the tenant. Every change is idempotent, and no call takes part in the
 * caller's transaction. A location goes by a key of our own, which never changes.
 *
 * @throws DirectoryUnavailable from every call, when the directory refuses, is down or does not answer in time
 */
public interface LocationDirectory {

    /**
     * Makes the location hold exactly these ranges, whatever it held before.
     *
     * @param ranges in canonical CIDR form
     */
    void putLocation(String location, String displayName, Set<String> ranges);

    void removeLocation(String location);

    /** The ranges that the directory holds for the location now; empty where there is no such location. */
    Set<String> rangesOf(String location);
}
