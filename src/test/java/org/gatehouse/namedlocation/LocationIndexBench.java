package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;
import inet.ipaddr.ipv6.IPv6Address;
import inet.ipaddr.ipv6.IPv6AddressAssociativeTrie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gatehouse.namedlocation.LocationIndex.Owned;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Look-ups a second beside a linear scan and the library's trie, in one run on one thread, with the same answers. Half of
 * the addresses are drawn from the ranges, half from the whole space. Seconds are of the thread's own CPU time.
 */
class LocationIndexBench {

    private static final int ADDRESSES = 1 << 16;
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 300_000_000;
    private static final List<String> REPORT = new ArrayList<>();

    /** Keeps the compiler from dropping what is measured. */
    private static Object sink;

    @AfterAll
    static void report() throws IOException {
        REPORT.forEach(System.out::println);
        Files.write(Path.of("target/bench-location-index.txt"), REPORT);
    }

    @ParameterizedTest
    @CsvSource({"IPV4, 2000", "IPV4, 200000", "IPV6, 2000", "IPV6, 200000"})
    void lookUpsPerSecond(IpFamily family, int count) {
        var random = new SplittableRandom(count);
        List<Owned<Integer>> entries = entries(family, count, random);
        IpAddress[] addresses = addresses(family, entries, random);
        String[] texts = Arrays.stream(addresses).map(IpAddress::toString).toArray(String[]::new);

        LocationIndex<Integer> index = LocationIndex.of(entries);
        long build = CpuTime.millis(() -> LocationIndex.of(entries));
        long[] highs = Arrays.stream(addresses).mapToLong(IpAddress::high).toArray();
        long[] lows = Arrays.stream(addresses).mapToLong(IpAddress::low).toArray();
        IPAddress[] parsed = Arrays.stream(texts).map(LocationIndexBench::parse).toArray(IPAddress[]::new);
        Function<IPAddress, Integer> trie = trie(family, entries);

        Map<String, IntFunction<Object>> variants = new LinkedHashMap<>();
        variants.put("trie", i -> trie.apply(parsed[i]));
        variants.put("linear scan", i -> scan(entries, addresses[i]));
        variants.put("index", i -> index.ownersAt(addresses[i]));
        variants.put(
                "index, bare numbers",
                family == IpFamily.IPV4
                        ? i -> index.ownersAtIpv4((int) lows[i])
                        : i -> index.ownersAtIpv6(highs[i], lows[i]));
        variants.put("from text, trie", i -> trie.apply(parse(texts[i])));
        variants.put(
                "from text, index", i -> index.ownersAt(IpText.address(texts[i]).orElseThrow()));

        assertThatAllAgree(entries, addresses, variants);
        Map<String, Double> perSecond = measure(variants);

        REPORT.add("");
        REPORT.add("%,d %s ranges, built in %d ms: look-ups/s, median of %d rounds"
                .formatted(count, family, build, ROUNDS));
        perSecond.forEach((name, rate) ->
                REPORT.add("  %-22s %,15.0f   x %.4g of the trie".formatted(name, rate, rate / perSecond.get("trie"))));
        assertThat(perSecond.get("index, bare numbers"))
                .as("look-ups a second")
                .isGreaterThan(10 * perSecond.get("trie"));
    }

    private static void assertThatAllAgree(
            List<Owned<Integer>> entries, IpAddress[] addresses, Map<String, IntFunction<Object>> variants) {
        for (int i = 0; i < ADDRESSES; i++) {
            Object all = variants.get("index").apply(i);
            assertThat(variants.get("index, bare numbers").apply(i)).isEqualTo(all);
            assertThat(variants.get("from text, index").apply(i)).isEqualTo(all);
            Integer innermost = ((List<?>) all).isEmpty() ? null : (Integer) ((List<?>) all).get(0);
            assertThat(variants.get("trie").apply(i)).isEqualTo(innermost);
            assertThat(variants.get("from text, trie").apply(i)).isEqualTo(innermost);
            if (i < 10_000_000 / entries.size()) {
                assertThat(Set.copyOf(scan(entries, addresses[i]))).isEqualTo(new HashSet<>((List<?>) all));
            }
        }
    }

    /** Each variant in turn, round after round, so that a busy moment of the machine meets all of them. */
    private static Map<String, Double> measure(Map<String, IntFunction<Object>> variants) {
        Map<String, double[]> rates = new LinkedHashMap<>();
        variants.forEach((name, variant) -> {
            rate(variant);
            rates.put(name, new double[ROUNDS]);
        });
        for (int round = 0; round < ROUNDS; round++) {
            for (var variant : variants.entrySet()) {
                rates.get(variant.getKey())[round] = rate(variant.getValue());
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        rates.forEach((name, values) -> {
            Arrays.sort(values);
            medians.put(name, values[ROUNDS / 2]);
        });
        return medians;
    }

    private static double rate(IntFunction<Object> variant) {
        var done = new long[1];
        long nanos = CpuTime.nanos(() -> {
            long end = System.nanoTime() + ROUND_NANOS;
            int i = 0;
            do {
                int chunk = 64;
                for (int k = 0; k < chunk; k++) {
                    sink = variant.apply(i++ & ADDRESSES - 1);
                }
            } while (System.nanoTime() < end);
            done[0] = i;
        });
        return done[0] * 1e9 / nanos;
    }

    private static IPAddress parse(String text) {
        return new IPAddressString(text).getAddress();
    }

    private static Function<IPAddress, Integer> trie(IpFamily family, List<Owned<Integer>> entries) {
        if (family == IpFamily.IPV4) {
            var trie = new IPv4AddressAssociativeTrie<Integer>();
            entries.forEach(entry -> trie.put(block(entry).toIPv4(), entry.owner()));
            return address -> {
                var node = trie.longestPrefixMatchNode((IPv4Address) address);
                return node == null ? null : node.getValue();
            };
        }
        var trie = new IPv6AddressAssociativeTrie<Integer>();
        entries.forEach(entry -> trie.put(block(entry).toIPv6(), entry.owner()));
        return address -> {
            var node = trie.longestPrefixMatchNode((IPv6Address) address);
            return node == null ? null : node.getValue();
        };
    }

    /** A block of one address is an address without prefix length to the trie. */
    private static IPAddress block(Owned<Integer> entry) {
        return parse(entry.range().toString()).toPrefixBlock();
    }

    private static List<Integer> scan(List<Owned<Integer>> entries, IpAddress address) {
        var owners = new ArrayList<Integer>();
        for (Owned<Integer> entry : entries) {
            if (entry.range().contains(address)) {
                owners.add(entry.owner());
            }
        }
        return owners;
    }

    /** Distinct ranges as organisations register them: /16 to /30, or /32 to /64 of the space in use. */
    private static List<Owned<Integer>> entries(IpFamily family, int count, SplittableRandom random) {
        Set<IpRange> ranges = new LinkedHashSet<>();
        while (ranges.size() < count) {
            ranges.add(
                    family == IpFamily.IPV4
                            ? IpRange.around(anywhere(family, random), random.nextInt(16, 31))
                            : IpRange.around(anywhere(family, random), random.nextInt(32, 65)));
        }
        var entries = new ArrayList<Owned<Integer>>();
        ranges.forEach(range -> entries.add(new Owned<>(range, entries.size())));
        return entries;
    }

    private static IpAddress[] addresses(IpFamily family, List<Owned<Integer>> entries, SplittableRandom random) {
        return IntStream.range(0, ADDRESSES)
                .mapToObj(i -> i % 2 == 0
                        ? anywhere(family, random)
                        : within(entries.get(random.nextInt(entries.size())).range(), random))
                .toArray(IpAddress[]::new);
    }

    private static IpAddress within(IpRange range, SplittableRandom random) {
        IpAddress any = anywhere(range.family(), random);
        IpAddress first = range.first();
        IpAddress last = range.last();
        return new IpAddress(
                range.family(),
                first.high() | any.high() & (first.high() ^ last.high()),
                first.low() | any.low() & (first.low() ^ last.low()));
    }

    private static IpAddress anywhere(IpFamily family, SplittableRandom random) {
        return family == IpFamily.IPV4
                ? IpAddress.ipv4(random.nextInt())
                : IpAddress.ipv6(0x2a00L << 48 | random.nextLong() >>> 12, random.nextLong());
    }
}
