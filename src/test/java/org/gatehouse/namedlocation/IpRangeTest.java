package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0, 203.0.113.255, 256",
        "45.67.83.100/30, 45.67.83.100, 45.67.83.103, 4",
        "203.0.113.7/32, 203.0.113.7, 203.0.113.7, 1",
        "0.0.0.0/0, 0.0.0.0, 255.255.255.255, 4294967296",
        "128.0.0.0/1, 128.0.0.0, 255.255.255.255, 2147483648",
        "2001:db8::/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 79228162514264337593543950336",
        "2001:db8::/64, 2001:db8::, 2001:db8::ffff:ffff:ffff:ffff, 18446744073709551616",
        "2001:db8::/65, 2001:db8::, 2001:db8::7fff:ffff:ffff:ffff, 9223372036854775808",
        "2001:db8::1/128, 2001:db8::1, 2001:db8::1, 1",
        "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 340282366920938463463374607431768211456"
    })
    void hasAFirstAndALastAddressAndAsManyAsItsPrefixLeaves(
            String text, String first, String last, BigInteger addresses) {
        IpRange range = IpRange.of(text);
        assertThat(range.first()).hasToString(first);
        assertThat(range.last()).hasToString(last);
        assertThat(range.addresses()).isEqualTo(addresses);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.1/24", "2001:db8::1/64", "203.0.113.0/33", "somewhere", ""})
    void isOnlyMadeFromItsCanonicalForm(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.of(text));
    }

    @Test
    void cannotHaveBitsAfterItsPrefixNorAPrefixOutsideItsFamily() {
        IpAddress address = IpAddress.ipv4(0x01020304);
        assertThatIllegalArgumentException().isThrownBy(() -> new IpRange(address, 24));
        assertThatIllegalArgumentException().isThrownBy(() -> new IpRange(address, 33));
        assertThatIllegalArgumentException().isThrownBy(() -> new IpRange(address, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(IpFamily.IPV4, 0, 1L << 32));
    }

    @Test
    void familiesNeverMeet() {
        assertThat(IpRange.of("0.0.0.0/0").overlaps(IpRange.of("::/0"))).isFalse();
        assertThat(IpRange.of("::/0").contains(IpAddress.ipv4(1))).isFalse();
    }

    @Test
    void comesAfterThoseThatContainIt() {
        var ranges = new TreeSet<IpRange>();
        for (String text : new String[] {"200.0.0.0/8", "::/0", "10.0.0.0/16", "10.0.0.0/8", "9.0.0.0/8", "8000::/1"}) {
            ranges.add(IpRange.of(text));
        }
        assertThat(ranges)
                .extracting(IpRange::toString)
                .containsExactly("9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/16", "200.0.0.0/8", "::/0", "8000::/1");
    }

    @Test
    void agreesWithPlainArithmeticOnBigNumbers() {
        var random = new SplittableRandom(20261125);
        for (int i = 0; i < 10_000; i++) {
            var pair = RandomRanges.crowd(random, 2);
            IpRange one = pair.get(0);
            IpRange other = pair.get(1);
            BigInteger size = BigInteger.TWO.pow(one.family().bits() - one.prefixLength());
            assertThat(one.addresses()).isEqualTo(size);
            assertThat(number(one.first()).mod(size)).isZero();
            assertThat(number(one.last()))
                    .isEqualTo(number(one.first()).add(size).subtract(BigInteger.ONE));

            IpAddress address = RandomRanges.near(random, other);
            assertThat(one.contains(address)).isEqualTo(liesIn(address, one));
            boolean contains = liesIn(other.first(), one) && liesIn(other.last(), one);
            boolean meet = liesIn(other.first(), one) || liesIn(one.first(), other);
            assertThat(one.contains(other)).isEqualTo(contains);
            assertThat(one.overlaps(other)).isEqualTo(meet);
            if (one.family() == other.family()) {
                assertThat(Integer.signum(one.first().compareTo(other.first())))
                        .isEqualTo(number(one.first()).compareTo(number(other.first())));
            }
            assertThat(IpRange.around(address, one.family() == address.family() ? one.prefixLength() : 0)
                            .contains(address))
                    .isTrue();
        }
    }

    @Test
    void theNextAddressIsOneMoreUntilTheLast() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 10_000; i++) {
            IpAddress address = RandomRanges.range(random).last();
            BigInteger end = BigInteger.TWO.pow(address.family().bits());
            BigInteger next = number(address).add(BigInteger.ONE);
            assertThat(address.next().map(IpRangeTest::number).orElse(end)).isEqualTo(next);
        }
    }

    private static boolean liesIn(IpAddress address, IpRange range) {
        BigInteger from = number(range.first());
        BigInteger end = from.add(BigInteger.TWO.pow(range.family().bits() - range.prefixLength()));
        return address.family() == range.family()
                && number(address).compareTo(from) >= 0
                && number(address).compareTo(end) < 0;
    }

    static BigInteger number(IpAddress address) {
        return unsigned(address.high()).shiftLeft(Long.SIZE).or(unsigned(address.low()));
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }
}
