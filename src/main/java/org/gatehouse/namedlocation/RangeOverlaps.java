package org.gatehouse.namedlocation;

import static org.gatehouse.namedlocation.RangeCode.OVERLAPS_DEFAULT;
import static org.gatehouse.namedlocation.RangeCode.OVERLAPS_OTHER;
import static org.gatehouse.namedlocation.RangeCode.OVERLAPS_OWN;
import static org.gatehouse.namedlocation.RangeFinding.NAMES_WANTED;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.gatehouse.namedlocation.KnownRanges.Neighbour;
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
        var near = near(range);
        var findings = new ArrayList<RangeFinding>();
        if (!near.defaults.isEmpty()) {
            findings.add(new RangeFinding(
                    OVERLAPS_DEFAULT,
                    "%s overlaps %s, which is a named location for everybody by default. Leave it out: HSCN and Secure Boundary need no registration, only an onboarding to the Named Locations policy."
                            .formatted(range, RangeFinding.few(near.defaults))));
        }
        if (near.others) {
            findings.add(new RangeFinding(
                    OVERLAPS_OTHER,
                    "%s overlaps a range that another organisation has registered or asked for. Ask your internet provider whether these addresses are your organisation's alone, and tell the reviewer."
                            .formatted(range)));
        }
        if (!near.own.isEmpty()) {
            findings.add(new RangeFinding(
                    OVERLAPS_OWN,
                    "%s overlaps %s. The wider of them is enough: leave the other out unless you want both."
                            .formatted(range, RangeFinding.few(near.own))));
        }
        return findings;
    }

    /** What overlaps a range, as far as messages tell. */
    private static final class Near {

        private final List<String> defaults = new ArrayList<>();
        private final List<String> own = new ArrayList<>();
        private boolean others;

        private boolean isEnough() {
            return defaults.size() == NAMES_WANTED && own.size() == NAMES_WANTED && others;
        }
    }

    private Near near(IpRange range) {
        var near = new Near();
        list.overlapping(range)
                .map(Owned::range)
                .filter(other -> !other.equals(range))
                .limit(NAMES_WANTED)
                .forEach(other -> near.own.add(other + " of this list"));
        Iterator<Owned<T>> overlapping = known.index().overlapping(range).iterator();
        while (overlapping.hasNext() && !near.isEnough()) {
            Owned<T> owned = overlapping.next();
            Neighbour neighbour = known.seen().apply(owned.owner());
            switch (neighbour.standing()) {
                case DEFAULT -> add(near.defaults, owned.range(), neighbour);
                case OWN -> add(near.own, owned.range(), neighbour);
                case OTHER -> near.others = true;
                case IGNORED -> {}
            }
        }
        return near;
    }

    private static void add(List<String> names, IpRange range, Neighbour neighbour) {
        if (names.size() < NAMES_WANTED) {
            names.add("%s of '%s'".formatted(range, neighbour.name()));
        }
    }
}
