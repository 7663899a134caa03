package org.gatehouse.namedlocation;

/** A version of the Internet Protocol. */
enum IpFamily {
    IPV4(32),
    IPV6(128);

    private final int bits;

    IpFamily(int bits) {
        this.bits = bits;
    }

    /** The length of an address in bits. */
    int bits() {
        return bits;
    }
}
