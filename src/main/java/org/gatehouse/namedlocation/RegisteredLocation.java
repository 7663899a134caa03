package org.gatehouse.namedlocation;

import java.time.Instant;
import java.util.List;
import org.gatehouse.identity.OdsCode;

/**
 * A named location in force.
 *
 * @param id our own key, which the directory keeps too
 * @param organisation whose it is, or null for one that everybody has by default (AC-067)
 * @param origin the RITM by which it was registered, or {@link #DEFAULT}
 */
record RegisteredLocation(
        String id, OdsCode organisation, String name, String origin, Instant since, List<IpRange> ranges) {

    static final String DEFAULT = "DEFAULT";

    RegisteredLocation with(List<IpRange> others) {
        return new RegisteredLocation(id, organisation, name, origin, since, others);
    }

    /** The same as it is seen from one of its ranges. */
    RegisteredLocation registered(Instant at, String by) {
        return new RegisteredLocation(id, organisation, name, by, at, ranges);
    }
}
