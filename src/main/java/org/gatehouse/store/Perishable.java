package org.gatehouse.store;

import java.time.Instant;

/** Rows that tell of people and belong to no request, so that each expires by its own age. */
public interface Perishable {

    /**
     * Removes some of what is older, or what it says of people, in a transaction of its own.
     *
     * @param most how many rows at once
     * @return how many rows there were; fewer than that many when none is left
     */
    int expireBefore(Instant limit, int most);
}
