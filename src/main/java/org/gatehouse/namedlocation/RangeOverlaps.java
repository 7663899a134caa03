package org.gatehouse.namedlocation;

import static org.gatehouse.namedlocation.RangeCode.OVERLAPS_DEFAULT;
import static org.gatehouse.namedlocation.RangeCode.OVERLAPS_OTHER;
import static org.gatehouse.namedlocation.RangeCode.OVERLAPS_OWN;
import static org.gatehouse.namedlocation.RangeFinding.NAMES_WANTED;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.namedlocation.LocationIndex.Owned;

/** What the ranges of one list overlap, among themselves and among those the tenant has. */
final class RangeOverlaps<T> {

    private final KnownRanges<T> known;
    private final LocationIndex<IpRange> list;

    RangeOverlaps(KnownRanges<T> known, Collection<IpRange> list) {
        this.known = known;
        this.list = LocationIndex.of(
                list.stream().map(range -> new Owned<>(range, range)).toList());
    }

    List<RangeFinding> findings(IpRange range) {
        var findings = new ArrayList<RangeFinding>();
        List<String> defaults = named(known.defaults(), range).toList();
        if (!defaults.isEmpty()) {
            findings.add(new RangeFinding(
                    OVERLAPS_DEFAULT,
                    "%s overlaps %s, which is a named location for everybody by default. Leave it out: HSCN and Secure Boundary need no registration, only an onboarding to the Named Locations policy."
                            .formatted(range, RangeFinding.few(defaults))));
        }
        if (known.tenant().overlapping(range).map(Owned::owner).anyMatch(known.isOthers())) {
            findings.add(new RangeFinding(
                    OVERLAPS_OTHER,
                    "%s overlaps a range that another organisation has registered or asked for. Ask your internet provider whether these addresses are your organisation's alone, and tell the reviewer."
                            .formatted(range)));
        }
        List<String> own =
                Stream.concat(listed(range), named(known.own(), range)).toList();
        if (!own.isEmpty()) {
            findings.add(new RangeFinding(
                    OVERLAPS_OWN,
                    "%s overlaps %s. One range is enough for the same addresses: leave the other out unless you want both."
                            .formatted(range, RangeFinding.few(own))));
        }
        return findings;
    }

    private Stream<String> listed(IpRange range) {
        return list.overlapping(range)
                .map(Owned::range)
                .filter(other -> !other.equals(range))
                .map(other -> other + " of this list")
                .limit(NAMES_WANTED);
    }

    private static Stream<String> named(LocationIndex<String> names, IpRange range) {
        return names.overlapping(range)
                .map(owned -> "%s of '%s'".formatted(owned.range(), owned.owner()))
                .limit(NAMES_WANTED);
    }
}
