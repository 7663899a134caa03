package org.gatehouse.namedlocation;

import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;

/**
 * One IPv4 or IPv6 address as a number of 128 bits.
 *
 * @param high the upper 64 bits, unsigned; 0 for IPv4
 * @param low the lower 64 bits, unsigned; 0 to 2^32 - 1 for IPv4
 */
record IpAddress(IpFamily family, long high, long low) implements Comparable<IpAddress> {

    private static final Comparator<IpAddress> ORDER = Comparator.comparing(IpAddress::family)
            .thenComparing(IpAddress::high, Long::compareUnsigned)
            .thenComparing(IpAddress::low, Long::compareUnsigned);

    IpAddress {
        if (family == IpFamily.IPV4 && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("An IPv4 address has 32 bits");
        }
    }

    static IpAddress ipv4(int bits) {
        return new IpAddress(IpFamily.IPV4, 0, Integer.toUnsignedLong(bits));
    }

    static IpAddress ipv6(long high, long low) {
        return new IpAddress(IpFamily.IPV6, high, low);
    }

    /** The address after this one; none after the last of its family. */
    Optional<IpAddress> next() {
        long upper = low == -1 ? high + 1 : high;
        var next = family == IpFamily.IPV4 ? ipv4((int) low + 1) : ipv6(upper, low + 1);
        return next.compareTo(this) > 0 ? Optional.of(next) : Optional.empty();
    }

    boolean isBefore(IpAddress other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(IpAddress other) {
        return ORDER.compare(this, other);
    }

    /** Dotted decimal, or the one form of RFC 5952. */
    @Override
    public String toString() {
        if (family == IpFamily.IPV4) {
            return new IPv4Address((int) low).toCanonicalString();
        }
        byte[] bytes =
                ByteBuffer.allocate(Long.BYTES * 2).putLong(high).putLong(low).array();
        return new IPv6Address(bytes).toCanonicalString();
    }
}
