package org.gatehouse.namedlocation;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * A block of addresses in canonical CIDR form: every bit after the prefix is 0 in its first address.
 *
 * @param prefixLength in bits, 0 to 32 or 0 to 128
 */
record IpRange(IpAddress first, int prefixLength) implements Comparable<IpRange> {

    /** A range comes after those that contain it. */
    private static final Comparator<IpRange> ORDER =
            Comparator.comparing(IpRange::first).thenComparingInt(IpRange::prefixLength);

    IpRange {
        if (prefixLength < 0 || prefixLength > first.family().bits()) {
            throw new IllegalArgumentException(
                    "No prefix of an %s address is %d bits long".formatted(first.family(), prefixLength));
        }
        int hostBits = first.family().bits() - prefixLength;
        if ((first.high() & upperOnes(hostBits)) != 0 || (first.low() & lowerOnes(hostBits)) != 0) {
            throw new IllegalArgumentException("%s has bits after its prefix of %d".formatted(first, prefixLength));
        }
    }

    /** The range that was stored as {@link #toString} writes it; anything not canonical is an exception. */
    static IpRange of(String canonical) {
        return IpText.range(canonical)
                .filter(reading -> !reading.hostBits())
                .orElseThrow(() -> new IllegalArgumentException("Not a canonical range: " + canonical))
                .range();
    }

    /** The block of that size around an address. */
    static IpRange around(IpAddress address, int prefixLength) {
        int hostBits = address.family().bits() - prefixLength;
        return new IpRange(
                new IpAddress(
                        address.family(), address.high() & ~upperOnes(hostBits), address.low() & ~lowerOnes(hostBits)),
                prefixLength);
    }

    IpFamily family() {
        return first.family();
    }

    IpAddress last() {
        return new IpAddress(family(), first.high() | upperOnes(hostBits()), first.low() | lowerOnes(hostBits()));
    }

    BigInteger addresses() {
        return BigInteger.ONE.shiftLeft(hostBits());
    }

    boolean contains(IpAddress address) {
        return family() == address.family() && around(address, prefixLength).equals(this);
    }

    boolean contains(IpRange other) {
        return prefixLength <= other.prefixLength && contains(other.first);
    }

    /** Blocks never overlap in part: one contains the other. */
    boolean overlaps(IpRange other) {
        return contains(other) || other.contains(this);
    }

    private int hostBits() {
        return family().bits() - prefixLength;
    }

    /** That part of so many trailing ones which lies in the lower 64 bits. */
    private static long lowerOnes(int count) {
        return count >= Long.SIZE ? -1 : (1L << count) - 1;
    }

    private static long upperOnes(int count) {
        return count <= Long.SIZE ? 0 : lowerOnes(count - Long.SIZE);
    }

    @Override
    public int compareTo(IpRange other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return first + "/" + prefixLength;
    }
}
