package org.gatehouse.namedlocation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Addresses and ranges that lie close together, so that they nest, touch and repeat. */
final class RandomRanges {

    private RandomRanges() {}

    static IpAddress address(RandomGenerator random) {
        return random.nextBoolean()
                ? IpAddress.ipv4(sparse(random, random.nextInt()))
                : IpAddress.ipv6(sparse(random, random.nextLong()), sparse(random, random.nextLong()));
    }

    static IpRange range(RandomGenerator random) {
        IpAddress address = address(random);
        return IpRange.around(address, random.nextInt(address.family().bits() + 1));
    }

    /** Ranges of which the later ones often repeat, halve, double or adjoin an earlier one. */
    static List<IpRange> crowd(RandomGenerator random, int size) {
        var ranges = new ArrayList<IpRange>();
        while (ranges.size() < size) {
            ranges.add(
                    ranges.isEmpty() || random.nextInt(4) == 0
                            ? range(random)
                            : relative(random, ranges.get(random.nextInt(ranges.size()))));
        }
        return ranges;
    }

    /** An address in, at the edge of or near a range. */
    static IpAddress near(RandomGenerator random, IpRange range) {
        return switch (random.nextInt(5)) {
            case 0 -> range.first();
            case 1 -> range.last();
            case 2 -> range.last().next().orElse(range.first());
            case 3 -> before(range.first());
            default -> address(random);
        };
    }

    private static IpRange relative(RandomGenerator random, IpRange range) {
        int bits = range.family().bits();
        return switch (random.nextInt(5)) {
            case 0 -> range;
            case 1 -> IpRange.around(range.first(), Math.max(0, range.prefixLength() - 1));
            case 2 -> IpRange.around(range.last(), Math.min(bits, range.prefixLength() + random.nextInt(1, 9)));
            case 3 -> IpRange.around(range.last().next().orElse(range.first()), range.prefixLength());
            default -> IpRange.around(before(range.first()), range.prefixLength());
        };
    }

    /** The address before, or the same for the very first. */
    private static IpAddress before(IpAddress address) {
        if (address.high() == 0 && address.low() == 0) {
            return address;
        }
        return new IpAddress(
                address.family(), address.low() == 0 ? address.high() - 1 : address.high(), address.low() - 1);
    }

    private static int sparse(RandomGenerator random, int bits) {
        return random.nextInt(4) == 0 ? bits & random.nextInt() & random.nextInt() : bits;
    }

    private static long sparse(RandomGenerator random, long bits) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> bits & random.nextLong() & random.nextLong();
            default -> bits;
        };
    }
}
