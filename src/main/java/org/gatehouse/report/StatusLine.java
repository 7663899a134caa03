package org.gatehouse.report;

import java.time.Instant;
import org.gatehouse.census.Entry;
import org.gatehouse.census.Grace;
import org.gatehouse.standing.Standing;

/**
 * How one account stands.
 *
 * @param exceptionEndsAt when its exception ends, or null where none runs
 */
record StatusLine(Entry entry, MfaStatus status, Standing standing, Instant exceptionEndsAt) {

    /**
     * Until when registering a method may be put off, which may be past; null where it may not, where a method is
     * registered, or where nobody knows since when the account has been under the policy.
     */
    public Instant graceEndsAt() {
        return status.isGivenGrace() && entry.namedLocationsSince() != null
                ? Grace.endsAt(entry.namedLocationsSince())
                : null;
    }
}
