package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.namedlocation.LocationIndex.Owned;
import org.junit.jupiter.api.Test;

class LocationIndexTest {

    @Test
    void anEmptyIndexKnowsNobody() {
        LocationIndex<String> index = LocationIndex.of(List.of());
        assertThat(index.ownersAt(address("203.0.113.7"))).isEmpty();
        assertThat(index.ownersAt(address("::1"))).isEmpty();
        assertThat(index.overlaps(IpRange.of("0.0.0.0/0"))).isFalse();
        assertThat(index.overlaps(IpRange.of("::/0"))).isFalse();
    }

    @Test
    void namesAllOwnersTheSmallestRangeFirst() {
        var index = index("203.0.113.0/24 B", "0.0.0.0/0 A", "203.0.113.7/32 C", "203.0.113.0/24 D", "::/0 E");
        assertThat(index.ownersAt(address("203.0.113.7"))).containsExactly("C", "B", "D", "A");
        assertThat(index.ownersAt(address("203.0.113.8"))).containsExactly("B", "D", "A");
        assertThat(index.ownersAt(address("203.0.114.0"))).containsExactly("A");
        assertThat(index.ownersAt(address("2001:db8::1"))).containsExactly("E");
    }

    @Test
    void rangesThatTouchDoNotOverlap() {
        var index = index("203.0.112.0/24 A", "203.0.113.0/24 B", "2001:db8::/64 C", "2001:db8:0:1::/64 D");
        assertThat(index.ownersAt(address("203.0.112.255"))).containsExactly("A");
        assertThat(index.ownersAt(address("203.0.113.0"))).containsExactly("B");
        assertThat(index.ownersAt(address("2001:db8::ffff:ffff:ffff:ffff"))).containsExactly("C");
        assertThat(index.ownersAt(address("2001:db8:0:1::"))).containsExactly("D");
        assertThat(overlapping(index, "203.0.113.0/25")).containsExactly("203.0.113.0/24 B");
        assertThat(overlapping(index, "203.0.112.0/23")).containsExactly("203.0.112.0/24 A", "203.0.113.0/24 B");
    }

    @Test
    void theEndsOfTheAddressSpacesBelongToTheirRanges() {
        var index = index("0.0.0.0/32 A", "255.255.255.255/32 B", "::/128 C", "ffff:ffff:ffff:ffff::/64 D");
        assertThat(index.ownersAtIpv4(0)).containsExactly("A");
        assertThat(index.ownersAtIpv4(1)).isEmpty();
        assertThat(index.ownersAtIpv4(-2)).isEmpty();
        assertThat(index.ownersAtIpv4(-1)).containsExactly("B");
        assertThat(index.ownersAtIpv6(0, 0)).containsExactly("C");
        assertThat(index.ownersAtIpv6(0, 1)).isEmpty();
        assertThat(index.ownersAtIpv6(-2, -1)).isEmpty();
        assertThat(index.ownersAtIpv6(-1, 0)).containsExactly("D");
        assertThat(index.ownersAtIpv6(-1, -1)).containsExactly("D");
    }

    @Test
    void agreesWithLookingThroughTheWholeList() {
        var random = new SplittableRandom(20261125);
        for (int set = 0; set < 3_000; set++) {
            List<Owned<Integer>> entries = owned(RandomRanges.crowd(random, random.nextInt(1, 40)));
            var index = LocationIndex.of(entries);
            for (int i = 0; i < 20; i++) {
                IpRange one = entries.get(random.nextInt(entries.size())).range();
                IpAddress address = RandomRanges.near(random, one);
                assertThat(index.ownersAt(address))
                        .as("%s in %s", address, entries)
                        .containsExactlyInAnyOrderElementsOf(ownersByScan(entries, address));
                IpRange range = random.nextBoolean()
                        ? RandomRanges.range(random)
                        : IpRange.around(
                                address, random.nextInt(address.family().bits() + 1));
                List<Owned<Integer>> expected =
                        entries.stream().filter(e -> e.range().overlaps(range)).toList();
                assertThat(index.overlapping(range))
                        .as("%s in %s", range, entries)
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(index.overlaps(range)).isEqualTo(!expected.isEmpty());
            }
        }
    }

    @Test
    void twoHundredThousandRangesOfBothFamiliesAreExact() {
        var random = new SplittableRandom(200_000);
        List<Owned<Integer>> entries = owned(IntStream.range(0, 200_000)
                .mapToObj(i -> i % 2 == 0
                        ? IpRange.around(IpAddress.ipv4(random.nextInt()), random.nextInt(12, 33))
                        : IpRange.around(
                                IpAddress.ipv6(0x2a00L << 48 | random.nextLong() >>> 16, random.nextLong()),
                                random.nextInt(24, 129)))
                .toList());
        var index = LocationIndex.of(entries);
        assertThat(CpuTime.millis(() -> LocationIndex.of(entries)))
                .as("milliseconds to build")
                .isLessThan(2_000);
        for (int i = 0; i < 300; i++) {
            IpAddress address = RandomRanges.near(
                    random, entries.get(random.nextInt(entries.size())).range());
            assertThat(index.ownersAt(address)).containsExactlyInAnyOrderElementsOf(ownersByScan(entries, address));
        }
    }

    /** Copying all owners into each range would take 2.5 thousand million places here. */
    @Test
    void manyOwnersOfAWideRangeWithManyNarrowOnesInItFitIntoMemory() {
        IpRange wide = IpRange.of("20.0.0.0/8");
        var entries = new ArrayList<Owned<Integer>>();
        for (int i = 0; i < 50_000; i++) {
            entries.add(new Owned<>(wide, i));
            entries.add(new Owned<>(IpRange.around(IpAddress.ipv4(0x14000000 + i * 2), 32), i));
        }
        var index = LocationIndex.of(entries);
        assertThat(index.ownersAt(address("20.0.0.2"))).hasSize(50_001).startsWith(1);
        assertThat(index.overlapping(wide).limit(3)).hasSize(3);
    }

    private static List<Integer> ownersByScan(List<Owned<Integer>> entries, IpAddress address) {
        return entries.stream()
                .filter(entry -> entry.range().contains(address))
                .map(Owned::owner)
                .toList();
    }

    private static List<Owned<Integer>> owned(List<IpRange> ranges) {
        return IntStream.range(0, ranges.size())
                .mapToObj(i -> new Owned<>(ranges.get(i), i))
                .toList();
    }

    private static LocationIndex<String> index(String... entries) {
        return LocationIndex.of(Stream.of(entries)
                .map(entry -> entry.split(" "))
                .map(entry -> new Owned<>(IpRange.of(entry[0]), entry[1]))
                .toList());
    }

    private static Stream<String> overlapping(LocationIndex<String> index, String range) {
        return index.overlapping(IpRange.of(range)).map(owned -> owned.range() + " " + owned.owner());
    }

    private static IpAddress address(String text) {
        return IpText.address(text).orElseThrow();
    }
}
