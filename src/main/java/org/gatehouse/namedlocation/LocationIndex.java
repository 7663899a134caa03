package org.gatehouse.namedlocation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
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
 * an address is a search in sorted arrays of numbers.
 */
final class LocationIndex<T> {

    /** A range and whom it belongs to; the same range may belong to several. */
    record Owned<T>(IpRange range, T owner) {}

    private final Segments<T> ipv4;
    private final Segments<T> ipv6;

    private LocationIndex(Segments<T> ipv4, Segments<T> ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    static <T> LocationIndex<T> of(Collection<Owned<T>> ranges) {
        return new LocationIndex<>(
                new Segments<>(Sweep.over(ranges, IpFamily.IPV4)), new Segments<>(Sweep.over(ranges, IpFamily.IPV6)));
    }

    /** The owners of every range that contains the address, the smallest range first. */
    List<T> ownersAt(IpAddress address) {
        return innermostAt(address).allOwners();
    }

    /** As {@link #ownersAt}, of an IPv4 address as its 32 bits. */
    List<T> ownersAtIpv4(int bits) {
        return ipv4.innermostAt((long) bits << 32, 0).allOwners();
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
        return segments(address.family()).innermostAt(address);
    }

    private List<Nested<T>> startingWithin(IpRange range) {
        List<Nested<T>> all = segments(range.family()).ranges;
        int from = countBefore(all, range.first());
        int to = range.last().next().map(end -> countBefore(all, end)).orElse(all.size());
        return all.subList(from, to);
    }

    private Segments<T> segments(IpFamily family) {
        return family == IpFamily.IPV4 ? ipv4 : ipv6;
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

        /** So many owners are listed ahead; more are gathered when asked for, lest nesting multiplies the memory. */
        private static final int LISTED = 8;

        private final IpRange range;
        private final List<T> owners;
        private final Nested<T> outer;
        private final List<T> listed;

        private Nested(IpRange range, List<T> owners, Nested<T> outer) {
            this.range = range;
            this.owners = owners;
            this.outer = outer;
            this.listed = listed(owners, outer);
        }

        private static <T> List<T> listed(List<T> owners, Nested<T> outer) {
            if (outer == null || outer.listed != null && outer.listed.isEmpty()) {
                return owners;
            }
            return outer.listed == null || owners.size() + outer.listed.size() > LISTED
                    ? null
                    : Stream.concat(owners.stream(), outer.listed.stream()).toList();
        }

        private List<T> allOwners() {
            return listed == null ? gathered() : listed;
        }

        private List<T> gathered() {
            var all = new ArrayList<T>();
            for (Nested<T> nested = this; nested != null; nested = nested.outer) {
                all.addAll(nested.owners);
            }
            return Collections.unmodifiableList(all);
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

    /**
     * Where which range is the innermost. A directory by the leading bits, between the first and the last start, leaves few
     * starts to search: that spares the misses of a search through all of a long array.
     */
    private static final class Segments<T> {

        private final long[] highs;
        private final long[] lows;
        private final Nested<T>[] innermost;
        private final List<Nested<T>> ranges;

        private final long from;
        private final long to;
        private final int shift;
        private final int[] startsBefore;

        private Segments(Sweep<T> sweep) {
            highs = sweep.starts.stream().mapToLong(Segments::high).toArray();
            lows = sweep.starts.stream().mapToLong(Segments::low).toArray();
            innermost = sweep.innermost();
            ranges = List.copyOf(sweep.ranges);

            from = highs[Math.min(1, highs.length - 1)];
            to = highs[highs.length - 1];
            shift = Math.max(0, significantBits(to - from) - significantBits(highs.length));
            startsBefore = new int[bucket(to) + 2];
            int bucket = 0;
            for (int i = 1; i < highs.length; i++) {
                while (bucket <= bucket(highs[i])) {
                    startsBefore[bucket++] = i;
                }
            }
            Arrays.fill(startsBefore, bucket, startsBefore.length, highs.length);
        }

        /** IPv4 is told apart by its leading bits too, so its 32 are moved to the upper end. */
        private static long high(IpAddress address) {
            return address.family() == IpFamily.IPV4 ? address.low() << 32 : address.high();
        }

        private static long low(IpAddress address) {
            return address.family() == IpFamily.IPV4 ? 0 : address.low();
        }

        private static int significantBits(long number) {
            return Long.SIZE - Long.numberOfLeadingZeros(number);
        }

        private int bucket(long high) {
            return (int) ((high - from) >>> shift);
        }

        private Nested<T> innermostAt(IpAddress address) {
            return innermostAt(high(address), low(address));
        }

        private Nested<T> innermostAt(long high, long low) {
            if (Long.compareUnsigned(high, from) < 0) {
                return innermost[0];
            }
            if (Long.compareUnsigned(high, to) > 0) {
                return innermost[innermost.length - 1];
            }
            int bucket = bucket(high);
            int segment = startsBefore[bucket] - 1;
            for (int left = startsBefore[bucket + 1] - segment; left > 1; ) {
                int half = left >>> 1;
                if (startsAtOrBefore(segment + half, high, low)) {
                    segment += half;
                }
                left -= half;
            }
            return innermost[segment];
        }

        private boolean startsAtOrBefore(int segment, long high, long low) {
            long start = highs[segment];
            return start == high
                    ? Long.compareUnsigned(lows[segment], low) <= 0
                    : Long.compareUnsigned(start, high) < 0;
        }
    }
}
