package org.gatehouse.namedlocation;

import static org.gatehouse.namedlocation.RangeCode.TOO_WIDE;
import static org.gatehouse.namedlocation.RangeCode.WIDE;

import java.util.Optional;

/** Whether a range is wider than one organisation's sites need. */
final class RangeBreadth {

    /**
     * @param tooWide the longest prefix that is refused, in bits
     * @param narrow the shortest prefix that needs no second look, in bits
     */
    private record Bounds(int tooWide, int narrow) {}

    /** Microsoft Entra wants more than /8; 4,096 addresses are plenty for a site. */
    private static final Bounds IPV4 = new Bounds(8, 20);

    /** A /32 is a whole internet provider, a /48 one site. */
    private static final Bounds IPV6 = new Bounds(32, 48);

    private RangeBreadth() {}

    static Optional<RangeFinding> finding(IpRange range) {
        Bounds bounds = range.family() == IpFamily.IPV4 ? IPV4 : IPV6;
        if (range.prefixLength() <= bounds.tooWide()) {
            return Optional.of(new RangeFinding(
                    TOO_WIDE,
                    "%s is too wide: /%d and wider are refused. Give only the addresses your organisation uses."
                            .formatted(range, bounds.tooWide())));
        }
        if (range.prefixLength() < bounds.narrow()) {
            return Optional.of(new RangeFinding(
                    WIDE,
                    "%s is wide: a site seldom needs more than a /%d. Check that all of it is your organisation's alone and say why you need it."
                            .formatted(range, bounds.narrow())));
        }
        return Optional.empty();
    }
}
