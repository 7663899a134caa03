package org.gatehouse.namedlocation;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an update of a named location changes; each list in the order of addresses.
 *
 * <p>Ranges are compared as they are registered: one that is replaced by its two halves is removed, and the halves added.
 */
record RangeDiff(List<IpRange> kept, List<IpRange> added, List<IpRange> removed) {

    static RangeDiff between(Collection<IpRange> before, Collection<IpRange> after) {
        SortedSet<IpRange> old = new TreeSet<>(before);
        SortedSet<IpRange> now = new TreeSet<>(after);
        return new RangeDiff(
                old.stream().filter(now::contains).toList(),
                now.stream().filter(range -> !old.contains(range)).toList(),
                old.stream().filter(range -> !now.contains(range)).toList());
    }

    boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }
}
