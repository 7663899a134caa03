package org.gatehouse.namedlocation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose ranges an address lies in and what a range overlaps; immutable and exact for both families.
 *
 * <p>Blocks nest or lie apart, so the ranges cut each address space into segments with one innermost range each. Finding
 * an address is a binary search in an array of numbers.
 */
final class LocationIndex<T> {

    /** A range and whom it belongs to; the same range may belong to several. */
    record Owned<T>(IpRange range, T owner) {}

    private final Ipv4Segments<T> ipv4;
    private final Ipv6Segments<T> ipv6;

    private LocationIndex(Ipv4Segments<T> ipv4, Ipv6Segments<T> ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    static <T> LocationIndex<T> of(Collection<Owned<T>> ranges) {
        return new LocationIndex<>(
                new Ipv4Segments<>(Sweep.over(ranges, IpFamily.IPV4)),
                new Ipv6Segments<>(Sweep.over(ranges, IpFamily.IPV6)));
    }

    /** The owners of every range that contains the address, the smallest range first. */
    List<T> ownersAt(IpAddress address) {
        return innermostAt(address).allOwners();
    }

    /** As {@link #ownersAt}, of an IPv4 address as its 32 bits. */
    List<T> ownersAtIpv4(int bits) {
        return ipv4.innermostAt(bits).allOwners();
    }

    /** As {@link #ownersAt}, of an IPv6 address as its upper and lower 64 bits. */
    List<T> ownersAtIpv6(long high, long low) {
        return ipv6.innermostAt(high, low).allOwners();
    }

    boolean overlaps(IpRange range) {
        return overlapping(range).findAny().isPresent();
    }

    /** Every range that contains this one or lies in it, once per owner; found as the stream is read. */
    Stream<Owned<T>> overlapping(IpRange range) {
        Stream<Nested<T>> startingBefore = Stream.iterate(
                        innermostAt(range.first()), nested -> nested.outer != null, nested -> nested.outer)
                .filter(nested -> nested.range.first().isBefore(range.first()));
        return Stream.concat(startingBefore, startingWithin(range).stream()).flatMap(Nested::owned);
    }

    private Nested<T> innermostAt(IpAddress address) {
        return address.family() == IpFamily.IPV4
                ? ipv4.innermostAt((int) address.low())
                : ipv6.innermostAt(address.high(), address.low());
    }

    private List<Nested<T>> startingWithin(IpRange range) {
        List<Nested<T>> all = range.family() == IpFamily.IPV4 ? ipv4.ranges : ipv6.ranges;
        int from = countBefore(all, range.first());
        int to = range.last().next().map(end -> countBefore(all, end)).orElse(all.size());
        return all.subList(from, to);
    }

    /** How many of the ranges, which are in order, start before an address. */
    private static <T> int countBefore(List<Nested<T>> ranges, IpAddress address) {
        int from = 0;
        int to = ranges.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ranges.get(middle).range.first().isBefore(address)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** A range with its owners, within the next larger range; the outermost is the address space, which nobody owns. */
    private static final class Nested<T> {

        private final IpRange range;
        private final List<T> owners;
        private final Nested<T> outer;
        private final int depth;

        private Nested(IpRange range, List<T> owners, Nested<T> outer) {
            this.range = range;
            this.owners = owners;
            this.outer = outer;
            this.depth = owners.size() + (outer == null ? 0 : outer.depth);
        }

        /** Gathered when asked for: keeping the list in each range would cost nesting times ranges. */
        private List<T> allOwners() {
            if (depth == owners.size()) {
                return owners;
            }
            var all = new ArrayList<T>(depth);
            for (Nested<T> nested = this; nested != null; nested = nested.outer) {
                all.addAll(nested.owners);
            }
            return all;
        }

        private Stream<Owned<T>> owned() {
            return owners.stream().map(owner -> new Owned<>(range, owner));
        }
    }

    /** Goes through the ranges of one family in order and notes where which range becomes or ceases to be the innermost. */
    private static final class Sweep<T> {

        private final List<IpAddress> starts = new ArrayList<>();
        private final List<Nested<T>> innermost = new ArrayList<>();
        private final List<Nested<T>> ranges = new ArrayList<>();
        private final Deque<Nested<T>> open = new ArrayDeque<>();

        private static <T> Sweep<T> over(Collection<Owned<T>> all, IpFamily family) {
            SortedMap<IpRange, List<T>> ownersOf = all.stream()
                    .filter(owned -> owned.range().family() == family)
                    .collect(Collectors.groupingBy(
                            Owned::range,
                            TreeMap::new,
                            Collectors.mapping(Owned::owner, Collectors.toUnmodifiableList())));
            var sweep = new Sweep<T>();
            var everything = IpRange.around(new IpAddress(family, 0, 0), 0);
            sweep.enter(new Nested<>(everything, List.of(), null));
            for (Entry<IpRange, List<T>> entry : ownersOf.entrySet()) {
                sweep.leaveThoseBefore(entry.getKey().first());
                var nested = new Nested<>(entry.getKey(), entry.getValue(), sweep.open.peek());
                sweep.ranges.add(nested);
                sweep.enter(nested);
            }
            sweep.leaveAll();
            return sweep;
        }

        private void enter(Nested<T> nested) {
            open.push(nested);
            segment(nested.range.first(), nested);
        }

        private void leaveThoseBefore(IpAddress address) {
            while (open.element().range.last().isBefore(address)) {
                leave();
            }
        }

        private void leaveAll() {
            while (open.size() > 1) {
                leave();
            }
        }

        private void leave() {
            Nested<T> left = open.pop();
            left.range.last().next().ifPresent(start -> segment(start, open.element()));
        }

        /** Of several segments that start at one address the last holds. */
        private void segment(IpAddress start, Nested<T> nested) {
            int last = starts.size() - 1;
            if (last >= 0 && starts.get(last).equals(start)) {
                innermost.set(last, nested);
            } else {
                starts.add(start);
                innermost.add(nested);
            }
        }

        @SuppressWarnings("unchecked")
        private Nested<T>[] innermost() {
            return innermost.toArray(Nested[]::new);
        }
    }

    /** Numbers are kept with their sign bit flipped, so that signed comparison orders them as unsigned. */
    private static final class Ipv4Segments<T> {

        private final int[] starts;
        private final Nested<T>[] innermost;
        private final List<Nested<T>> ranges;

        private Ipv4Segments(Sweep<T> sweep) {
            starts = sweep.starts.stream()
                    .mapToInt(start -> (int) start.low() ^ Integer.MIN_VALUE)
                    .toArray();
            innermost = sweep.innermost();
            ranges = List.copyOf(sweep.ranges);
        }

        private Nested<T> innermostAt(int bits) {
            int key = bits ^ Integer.MIN_VALUE;
            int segment = 0;
            for (int left = starts.length; left > 1; ) {
                int half = left >>> 1;
                segment = starts[segment + half] <= key ? segment + half : segment;
                left -= half;
            }
            return innermost[segment];
        }
    }

    private static final class Ipv6Segments<T> {

        private final long[] highs;
        private final long[] lows;
        private final Nested<T>[] innermost;
        private final List<Nested<T>> ranges;

        private Ipv6Segments(Sweep<T> sweep) {
            highs = sweep.starts.stream()
                    .mapToLong(start -> start.high() ^ Long.MIN_VALUE)
                    .toArray();
            lows = sweep.starts.stream()
                    .mapToLong(start -> start.low() ^ Long.MIN_VALUE)
                    .toArray();
            innermost = sweep.innermost();
            ranges = List.copyOf(sweep.ranges);
        }

        private Nested<T> innermostAt(long high, long low) {
            long upper = high ^ Long.MIN_VALUE;
            long lower = low ^ Long.MIN_VALUE;
            int segment = 0;
            for (int left = highs.length; left > 1; ) {
                int half = left >>> 1;
                int middle = segment + half;
                long start = highs[middle];
                segment = start < upper || start == upper && lows[middle] <= lower ? middle : segment;
                left -= half;
            }
            return innermost[segment];
        }
    }
}
