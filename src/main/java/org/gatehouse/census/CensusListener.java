package org.gatehouse.census;

import java.time.Instant;
import java.util.List;

/** Told of what changed, in the transaction that records it. */
public interface CensusListener {

    /**
     * @param before null where nobody knew of the account
     * @param now null where it is gone
     * @param at when it changed
     */
    record Changed(String accountId, Entry before, Entry now, Instant at) {}

    /** The first look at the tenant is not told: nobody knows since when anything has been as it is. */
    void changed(List<Changed> changes);
}
