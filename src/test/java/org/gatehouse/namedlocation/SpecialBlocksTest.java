package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialBlocksTest {

    /** The rows of IANA's IPv4 and IPv6 Special-Purpose Address Registries, and multicast. */
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/8, UNSPECIFIED",
        "0.0.0.0/32, UNSPECIFIED",
        "10.0.0.0/8, PRIVATE",
        "100.64.0.0/10, SHARED_ADDRESS_SPACE",
        "127.0.0.0/8, LOOPBACK",
        "169.254.0.0/16, LINK_LOCAL",
        "172.16.0.0/12, PRIVATE",
        "192.0.0.0/24, RESERVED",
        "192.0.0.0/29, RESERVED",
        "192.0.0.8/32, RESERVED",
        "192.0.0.9/32, RESERVED",
        "192.0.0.10/32, RESERVED",
        "192.0.0.170/32, RESERVED",
        "192.0.0.171/32, RESERVED",
        "192.0.2.0/24, DOCUMENTATION",
        "192.31.196.0/24, RESERVED",
        "192.52.193.0/24, RESERVED",
        "192.88.99.0/24, RESERVED",
        "192.88.99.2/32, RESERVED",
        "192.168.0.0/16, PRIVATE",
        "192.175.48.0/24, RESERVED",
        "198.18.0.0/15, RESERVED",
        "198.51.100.0/24, DOCUMENTATION",
        "203.0.113.0/24, DOCUMENTATION",
        "224.0.0.0/4, MULTICAST",
        "240.0.0.0/4, RESERVED",
        "255.255.255.255/32, RESERVED",
        "::1/128, LOOPBACK",
        "::/128, UNSPECIFIED",
        "::ffff:0:0/96, RESERVED",
        "64:ff9b::/96, RESERVED",
        "64:ff9b:1::/48, RESERVED",
        "100::/64, RESERVED",
        "100:0:0:1::/64, RESERVED",
        "2001::/23, RESERVED",
        "2001::/32, RESERVED",
        "2001:1::1/128, RESERVED",
        "2001:1::2/128, RESERVED",
        "2001:1::3/128, RESERVED",
        "2001:2::/48, RESERVED",
        "2001:3::/32, RESERVED",
        "2001:4:112::/48, RESERVED",
        "2001:10::/28, RESERVED",
        "2001:20::/28, RESERVED",
        "2001:30::/28, RESERVED",
        "2001:db8::/32, DOCUMENTATION",
        "2002::/16, RESERVED",
        "2620:4f:8000::/48, RESERVED",
        "3fff::/20, DOCUMENTATION",
        "5f00::/16, RESERVED",
        "fc00::/7, UNIQUE_LOCAL",
        "fe80::/10, LINK_LOCAL",
        "ff00::/8, MULTICAST"
    })
    void everyAddressOfARegisteredBlockHasItsCode(IpRange range, RangeCode code) {
        assertThat(codes(range)).containsExactly(code);
        IpRange middle = IpRange.around(
                range.last(), Math.min(range.prefixLength() + 1, range.family().bits()));
        for (IpAddress address : new IpAddress[] {range.first(), middle.first(), range.last()}) {
            assertThat(codes(IpRange.around(address, range.family().bits()))).containsExactly(code);
        }
        assertThat(SpecialBlocks.ALL)
                .filteredOn(known -> known.range().equals(range))
                .extracting(SpecialBlocks.Block::code)
                .containsExactly(code);
    }

    /** The neighbours of blocks, and what people do register. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0/32",
                "9.255.255.255/32",
                "11.0.0.0/32",
                "100.63.255.255/32",
                "100.128.0.0/32",
                "126.255.255.255/32",
                "128.0.0.0/32",
                "169.253.255.255/32",
                "169.255.0.0/32",
                "172.15.255.255/32",
                "172.32.0.0/32",
                "191.255.255.255/32",
                "192.0.1.0/24",
                "192.0.3.0/24",
                "192.167.255.255/32",
                "192.169.0.0/32",
                "198.17.255.255/32",
                "198.20.0.0/32",
                "198.51.99.0/24",
                "203.0.112.0/24",
                "203.0.114.0/24",
                "223.255.255.255/32",
                "45.67.83.100/30",
                "64.223.160.0/20",
                "2001:200::/32",
                "2001:db7:ffff::/48",
                "2001:db9::/48",
                "2003::/19",
                "2000::/48",
                "2620:4f:8001::/48",
                "2a00:1450::/48",
                "3ffe:ffff:ffff:ffff::/64",
                "3fff:1000::/48"
            })
    void ordinaryAddressesHaveNone(IpRange range) {
        assertThat(codes(range)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "172.0.0.0/9 | PRIVATE",
                "192.0.0.0/16 | RESERVED DOCUMENTATION",
                "192.0.0.0/8 | PRIVATE RESERVED DOCUMENTATION",
                "::/127 | LOOPBACK UNSPECIFIED RESERVED",
                "2000::/3 | RESERVED DOCUMENTATION",
                "2001::/16 | RESERVED DOCUMENTATION",
                "0.0.0.0/0 | PRIVATE LOOPBACK LINK_LOCAL SHARED_ADDRESS_SPACE MULTICAST UNSPECIFIED RESERVED DOCUMENTATION",
                "::/0 | LOOPBACK LINK_LOCAL MULTICAST UNSPECIFIED UNIQUE_LOCAL RESERVED DOCUMENTATION"
            })
    void aRangeThatTakesInBlocksHasAllTheirCodes(IpRange range, String codes) {
        assertThat(codes(range).map(RangeCode::name)).containsExactly(codes.split(" "));
    }

    @Test
    void allOfIpv6OutsideGlobalUnicastIsRefused() {
        var random = new SplittableRandom(2000);
        IpRange unicast = IpRange.of("2000::/3");
        for (int i = 0; i < 10_000; i++) {
            IpAddress address = IpAddress.ipv6(random.nextLong(), random.nextLong());
            IpRange range = IpRange.around(address, random.nextInt(64, 129));
            if (!unicast.contains(address)) {
                assertThat(codes(range))
                        .as(range.toString())
                        .isNotEmpty()
                        .allMatch(code -> code.weight() == RangeVerdict.Verdict.ERROR);
            }
        }
    }

    @Test
    void aRangeHasExactlyTheCodesOfTheMostSpecificBlocksOfItsAddresses() {
        var random = new SplittableRandom(4);
        for (int i = 0; i < 10_000; i++) {
            IpRange block = SpecialBlocks.ALL
                    .get(random.nextInt(SpecialBlocks.ALL.size()))
                    .range();
            int bits = block.family().bits();
            IpAddress address = RandomRanges.near(random, block);
            IpRange single = IpRange.around(address, address.family().bits());
            assertThat(codes(single).toList()).isEqualTo(byScan(address));
            IpRange around = IpRange.around(block.first(), random.nextInt(bits + 1));
            assertThat(codes(around)).containsAll(byScan(block.first()));
        }
    }

    /** The code of the block with the fewest addresses around one. */
    private static List<RangeCode> byScan(IpAddress address) {
        return SpecialBlocks.ALL.stream()
                .filter(block -> block.range().contains(address))
                .min(Comparator.comparing(block -> block.range().addresses(), Comparator.<BigInteger>naturalOrder()))
                .map(SpecialBlocks.Block::code)
                .stream()
                .toList();
    }

    private static Stream<RangeCode> codes(IpRange range) {
        return SpecialBlocks.findings(range).stream().map(RangeFinding::code);
    }
}
