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
}
