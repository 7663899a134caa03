package org.gatehouse.namedlocation;

import static org.gatehouse.namedlocation.RangeVerdict.Verdict.ERROR;
import static org.gatehouse.namedlocation.RangeVerdict.Verdict.WARNING;

import org.gatehouse.namedlocation.RangeVerdict.Verdict;

/** What can be found about a range that is asked for, the grave ones first. */
enum RangeCode {
    UNPARSABLE(ERROR),
    PRIVATE(ERROR),
    LOOPBACK(ERROR),
    LINK_LOCAL(ERROR),
    SHARED_ADDRESS_SPACE(ERROR),
    MULTICAST(ERROR),
    UNSPECIFIED(ERROR),
    UNIQUE_LOCAL(ERROR),
    RESERVED(ERROR),
    TOO_WIDE(ERROR),
    TOO_MANY(ERROR),
    OVERLAPS_DEFAULT(ERROR),

    DOCUMENTATION(WARNING),
    HOST_BITS(WARNING),
    WIDE(WARNING),
    OVERLAPS_OTHER(WARNING),
    OVERLAPS_OWN(WARNING),
    DUPLICATE(WARNING);

    private final Verdict weight;

    RangeCode(Verdict weight) {
        this.weight = weight;
    }

    /** An error forbids the range; a warning is for the requester and the reviewer to weigh. */
    Verdict weight() {
        return weight;
    }
}
