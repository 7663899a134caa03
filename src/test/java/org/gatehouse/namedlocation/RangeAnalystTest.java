package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.namedlocation.RangeCode.DOCUMENTATION;
import static org.gatehouse.namedlocation.RangeCode.DUPLICATE;
import static org.gatehouse.namedlocation.RangeCode.HOST_BITS;
import static org.gatehouse.namedlocation.RangeCode.OVERLAPS_DEFAULT;
import static org.gatehouse.namedlocation.RangeCode.OVERLAPS_OTHER;
import static org.gatehouse.namedlocation.RangeCode.OVERLAPS_OWN;
import static org.gatehouse.namedlocation.RangeCode.PRIVATE;
import static org.gatehouse.namedlocation.RangeCode.TOO_MANY;
import static org.gatehouse.namedlocation.RangeCode.TOO_WIDE;
import static org.gatehouse.namedlocation.RangeCode.UNPARSABLE;
import static org.gatehouse.namedlocation.RangeCode.WIDE;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.namedlocation.LocationIndex.Owned;
import org.gatehouse.namedlocation.RangeReport.Placed;
import org.gatehouse.namedlocation.RangeVerdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeAnalystTest {

    @Test
    void theExampleOfTheGuidanceIsAcceptedWithOneWarning() {
        var report = analyse("203.0.113.0/24,45.67.83.100/30,64.223.160.0/20");
        assertThat(report.hasErrors()).isFalse();
        assertThat(report.warnings()).extracting(Placed::code).containsExactly("DOCUMENTATION");
        assertThat(report.verdicts())
                .extracting(RangeVerdict::verdict)
                .containsExactly(Verdict.WARNING, Verdict.OK, Verdict.OK);
        assertThat(report.verdicts())
                .extracting(RangeVerdict::addresses)
                .containsExactly(BigInteger.valueOf(256), BigInteger.valueOf(4), BigInteger.valueOf(4096));
        assertThat(report.ranges())
                .extracting(IpRange::toString)
                .containsExactly("203.0.113.0/24", "45.67.83.100/30", "64.223.160.0/20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81.2.69.160,2a00:1450::1",
                " 81.2.69.160 , 2a00:1450::1 , ",
                ",,81.2.69.160,,2a00:1450::1,,",
                "81.2.69.160\r\n2a00:1450::1\r\n",
                "81.2.69.160; 2a00:1450::1",
                "\t81.2.69.160\u00a0,\u20032A00:1450:0::1\u3000",
                "\ufeff81.2.69.160,\u200b2a00:1450::1\u200e",
                "81.2.69.160\u2028\u202a2a00:1450::1\u202c\u0000",
                "81.2.69.160/32,2a00:1450::1/128"
            })
    void separatorsAndWhatIsUnseenDoNotMatter(String text) {
        var report = analyse(text);
        assertThat(report.verdicts()).extracting(RangeVerdict::verdict).containsExactly(Verdict.OK, Verdict.OK);
        assertThat(report.verdicts())
                .extracting(RangeVerdict::canonical)
                .containsExactly("81.2.69.160/32", "2a00:1450::1/128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , ;\n", "\u00a0\ufeff"})
    void aListOfNothingIsEmpty(String text) {
        var report = analyse(text);
        assertThat(report.isEmpty()).isTrue();
        assertThat(report.hasErrors()).isFalse();
        assertThat(report.ranges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "64.0.0.0/7, TOO_WIDE",
        "64.0.0.0/8, TOO_WIDE",
        "64.0.0.0/9, WIDE",
        "64.0.0.0/19, WIDE",
        "64.0.0.0/20,",
        "64.0.0.0/32,",
        "2a00::/12, TOO_WIDE",
        "2a00:1450::/31, TOO_WIDE",
        "2a00:1450::/32, TOO_WIDE",
        "2a00:1450::/33, WIDE",
        "2a00:1450::/47, WIDE",
        "2a00:1450::/48,",
        "2a00:1450::/128,"
    })
    void breadthHasItsBounds(String range, RangeCode code) {
        List<RangeCode> expected = code == null ? List.of() : List.of(code);
        assertThat(codes(analyse(range + ","))).isEqualTo(expected);
    }

    @Test
    void aRangeHasAllItsFindings() {
        var known = known("11.0.0.0/16 DEFAULT", "8.8.8.0/24 OTHER", "9.0.0.0/8 OWN");
        var report = RangeAnalyst.analyse("8.8.8.8/5,9.1.0.0/16, 8.8.8.8/5", known);
        assertThat(codes(report, 0))
                .containsExactly(PRIVATE, TOO_WIDE, OVERLAPS_DEFAULT, HOST_BITS, OVERLAPS_OTHER, OVERLAPS_OWN);
        assertThat(codes(report, 1)).containsExactly(WIDE, OVERLAPS_OWN);
        assertThat(codes(report, 2))
                .containsExactly(
                        PRIVATE, TOO_WIDE, OVERLAPS_DEFAULT, HOST_BITS, OVERLAPS_OTHER, OVERLAPS_OWN, DUPLICATE);
    }

    @Test
    void aRangeThatOnlyTakesInPrivateSpaceIsRefusedToo() {
        assertThat(codes(analyse("172.0.0.0/9"))).containsExactly(PRIVATE, WIDE);
        assertThat(analyse("172.0.0.0/9").verdicts().get(0).findings().get(0).message())
                .startsWith("172.0.0.0/9 takes in 172.16.0.0/12 (Private-Use): private addresses")
                .contains("network team");
    }

    @Test
    void bitsAfterThePrefixAreMaskedAndTold() {
        var verdict = analyse("81.2.69.160/24").verdicts().get(0);
        assertThat(verdict.canonical()).isEqualTo("81.2.69.0/24");
        assertThat(verdict.addresses()).isEqualTo(256);
        assertThat(verdict.findings()).extracting(RangeFinding::code).containsExactly(HOST_BITS);
        assertThat(verdict.findings().get(0).message()).contains("81.2.69.160/24", "81.2.69.0/24");
    }

    @Test
    void aRepeatedRangeIsKeptOnceHoweverItIsWritten() {
        var report = analyse("2a00:1450::/48,2A00:1450:0:0::/48,81.2.69.160,81.2.69.160/32");
        assertThat(report.verdicts())
                .extracting(RangeVerdict::verdict)
                .containsExactly(Verdict.OK, Verdict.WARNING, Verdict.OK, Verdict.WARNING);
        assertThat(codes(report)).containsExactly(DUPLICATE, DUPLICATE);
        assertThat(report.ranges()).hasSize(2);
    }

    @Test
    void rangesOfOneListThatOverlapNameEachOther() {
        var report = analyse("81.2.69.0/24,81.2.70.0/24,81.2.69.160/32");
        assertThat(codes(report, 0)).containsExactly(OVERLAPS_OWN);
        assertThat(codes(report, 1)).isEmpty();
        assertThat(codes(report, 2)).containsExactly(OVERLAPS_OWN);
        assertThat(report.warnings().get(0).message())
                .startsWith("Range 1: 81.2.69.0/24 overlaps 81.2.69.160/32 of this list");
        assertThat(report.warnings().get(1).place()).isEqualTo(3);
    }

    @Test
    void aMessageNamesThreeNeighboursAtMost() {
        String text = IntStream.range(0, 100).mapToObj(i -> "81.2.69." + i).collect(Collectors.joining(","));
        assertThat(analyse("81.2.69.0/24," + text).warnings().get(0).message())
                .contains(
                        "81.2.69.0/32 of this list, 81.2.69.1/32 of this list, 81.2.69.2/32 of this list and others.");
    }

    @Test
    void knownRangesAreTakenAsTheyStandToTheOneWhoAsks() {
        var known = known(
                "20.1.0.0/24 DEFAULT HSCN",
                "20.2.0.0/24 OWN Main site",
                "20.3.0.0/24 OTHER Northbank secret",
                "2a00:1450::/48 OTHER Sixth");
        var report = RangeAnalyst.analyse("20.1.0.7,20.2.0.0/23,20.3.0.0/24,20.5.0.0/24,2a00:1450:0:1::/64", known);
        assertThat(codes(report)).containsExactly(OVERLAPS_DEFAULT, OVERLAPS_OWN, OVERLAPS_OTHER, OVERLAPS_OTHER);
        assertThat(report.errors().get(0).message()).contains("20.1.0.0/24 of 'Name'", "need no registration");
        assertThat(report.warnings().get(0).message()).contains("20.2.0.0/24 of 'Name'");
        assertThat(report.warnings().get(1).message())
                .contains("another organisation")
                .doesNotContain("Northbank");
        assertThat(codes(report, 3)).isEmpty();
    }

    @Test
    void oneBadRangeAmongAHundredIsTheOneThatIsNamed() {
        var inputs = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(i -> "81.2.%d.0/24".formatted(i))
                .toList());
        inputs.set(56, "81.2.560.0/24");
        var report = analyse(String.join(", ", inputs));
        assertThat(report.verdicts()).hasSize(100);
        assertThat(report.warnings()).isEmpty();
        assertThat(report.errors()).singleElement().satisfies(error -> {
            assertThat(error.place()).isEqualTo(57);
            assertThat(error.code()).isEqualTo("UNPARSABLE");
            assertThat(error.message()).startsWith("Range 57: '81.2.560.0/24' is not an IP address or range.");
        });
        assertThat(report.ranges()).hasSize(99);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "81.2.69.0-81.2.69.255 | Write it as 81.2.69.0/24.",
                "81.2.69.0 - 81.2.70.127 | Write it as 81.2.69.0/24, 81.2.70.0/25.",
                "81.2.69.7–81.2.69.8 | Write it as 81.2.69.7/32, 81.2.69.8/32.",
                "2a00:1450:: - 2a00:1450::ffff | Write it as 2a00:1450::/112.",
                "81.2.69.0/255.255.255.0 | Write the mask as a prefix length: 81.2.69.0/24.",
                "81.2.69.9 / 255.255.255.255 | Write the mask as a prefix length: 81.2.69.9/32.",
                "81.2.69.0/255.0.255.0 | Write an address such as",
                "81.2.69.255-81.2.69.0 | Write an address such as",
                "81.2.69.1-81.2.99.254 | Write an address such as",
                "81.2.69.1-2a00:1450:: | Write an address such as",
                "81.2.69.*  | Write an address such as",
                "our office | Write an address such as"
            })
    void spansAndMasksAreRefusedWithTheirProperForm(String input, String hint) {
        var verdict = analyse(input + ",").verdicts().get(0);
        assertThat(verdict.canonical()).isNull();
        assertThat(verdict.addresses()).isNull();
        assertThat(verdict.findings()).extracting(RangeFinding::code).containsExactly(UNPARSABLE);
        assertThat(verdict.findings().get(0).message()).contains(hint);
    }

    @Test
    void spacesDoNotSeparateRanges() {
        assertThat(codes(analyse("81.2.69.1 81.2.69.2"))).containsExactly(UNPARSABLE);
        assertThat(codes(analyse("81.2.69.0 /24"))).containsExactly(UNPARSABLE);
    }

    @Test
    void whatIsTooLongToBeARangeIsNotRepeatedInFull() {
        var verdict = analyse("x".repeat(5_000)).verdicts().get(0);
        assertThat(verdict.input()).hasSizeLessThan(110);
        assertThat(verdict.findings().get(0).message()).hasSizeLessThan(300);
    }

    @Test
    void twoThousandRangesAreLookedAtOneByOne() {
        var report = analyse(addresses(2_000));
        assertThat(report.verdicts()).hasSize(2_000);
        assertThat(report.hasErrors()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {2_001, 3_000})
    void moreThanTwoThousandRangesAreOneError(int count) {
        var report = analyse(addresses(count));
        assertThat(report.verdicts()).hasSize(1);
        assertThat(codes(report)).containsExactly(TOO_MANY);
        assertThat(report.ranges()).isEmpty();
        assertThat(report.errors().get(0).message()).contains("2,000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81.2.69.0/24,",
                ",",
                " ",
                "x",
                "1",
                "1.",
                ":",
                "f:",
                "1.2.3.4-",
                "a,",
                "\u200b",
                "81.2.69.0-81.2.69.255,",
                "1.1.1.1/255.255.0.0\n"
            })
    void aMillionCharactersAreAnsweredInHalfASecond(String piece) {
        for (int length : new int[] {RangeAnalyst.LONGEST_TEXT, RangeAnalyst.LONGEST_TEXT + 1, 5_000_000}) {
            String text = piece.repeat(length / piece.length() + 1).substring(0, length);
            assertThat(CpuTime.millis(() -> analyse(text)))
                    .as("milliseconds for %d characters", length)
                    .isLessThan(500);
            var report = analyse(text);
            assertThat(report.verdicts().size()).isLessThanOrEqualTo(1);
            if (length > RangeAnalyst.LONGEST_TEXT) {
                assertThat(codes(report)).containsExactly(TOO_MANY);
            }
        }
    }

    /** The most a list can ask of an index: wide ranges, none of which has the overlap that would end the search. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoThousandWideRangesAgainstTwoHundredThousandKnownOnesTakeASecondAtMost(boolean others) {
        var random = new SplittableRandom(12);
        List<Owned<String>> all = IntStream.range(0, 200_000)
                .mapToObj(i -> new Owned<>(IpRange.around(IpAddress.ipv4(random.nextInt()), 30), "Location " + i))
                .toList();
        LocationIndex<String> nothing = LocationIndex.of(List.of());
        LocationIndex<String> tenant = LocationIndex.of(all);
        var known = new KnownRanges<>(nothing, others ? nothing : tenant, tenant, owner -> others);
        String text = IntStream.range(0, 2_000)
                .mapToObj(i -> IpRange.around(IpAddress.ipv4(random.nextInt()), i % 12 + 1))
                .map(IpRange::toString)
                .collect(Collectors.joining(","));
        assertThat(CpuTime.leastMillis(3, () -> RangeAnalyst.analyse(text, known)))
                .as("milliseconds")
                .isLessThan(1_000);
        assertThat(codes(RangeAnalyst.analyse(text, known))).contains(others ? OVERLAPS_OTHER : OVERLAPS_OWN);
    }

    /** Ten thousand lists, judged again by comparing every range with every other. */
    @Test
    void agreesWithComparingEverythingWithEverything() {
        var random = new SplittableRandom(20261125);
        for (int i = 0; i < 10_000; i++) {
            List<IpRange> crowd = RandomRanges.crowd(random, random.nextInt(2, 16));
            int cut = random.nextInt(1, crowd.size());
            List<IpRange> list = crowd.subList(0, cut);
            List<Owned<Standing>> registered = crowd.subList(cut, crowd.size()).stream()
                    .map(range -> new Owned<>(range, standing(range)))
                    .toList();
            var report = RangeAnalyst.analyse(
                    list.stream().map(IpRange::toString).collect(Collectors.joining(",")), known(registered));
            var seen = new HashSet<IpRange>();
            for (int place = 0; place < list.size(); place++) {
                IpRange range = list.get(place);
                var codes = codes(report, place).toList();
                assertThat(codes)
                        .as("%s of %s, %s", range, list, registered)
                        .doesNotHaveDuplicates()
                        .isSorted();
                assertThat(codes.contains(DUPLICATE)).isEqualTo(!seen.add(range));
                assertThat(codes.contains(OVERLAPS_OWN))
                        .isEqualTo(list.stream().anyMatch(other -> !other.equals(range) && other.overlaps(range))
                                || meets(range, registered, Standing.OWN));
                assertThat(codes.contains(OVERLAPS_OTHER)).isEqualTo(meets(range, registered, Standing.OTHER));
                assertThat(codes.contains(OVERLAPS_DEFAULT)).isEqualTo(meets(range, registered, Standing.DEFAULT));
                assertThat(codes.contains(DOCUMENTATION))
                        .isEqualTo(Stream.of(
                                        "192.0.2.0/24",
                                        "198.51.100.0/24",
                                        "203.0.113.0/24",
                                        "2001:db8::/32",
                                        "3fff::/20")
                                .anyMatch(block -> IpRange.of(block).overlaps(range)));
                assertThat(report.verdicts().get(place).canonical()).isEqualTo(range.toString());
            }
            assertThat(report.ranges())
                    .containsExactlyElementsOf(seen.stream()
                            .sorted((one, other) -> Integer.compare(list.indexOf(one), list.indexOf(other)))
                            .toList());
        }
    }

    private enum Standing {
        DEFAULT,
        OWN,
        OTHER
    }

    private static boolean meets(IpRange range, List<Owned<Standing>> registered, Standing standing) {
        return registered.stream()
                .anyMatch(owned -> owned.owner() == standing && owned.range().overlaps(range));
    }

    private static Standing standing(IpRange range) {
        return Standing.values()[Math.floorMod(range.hashCode(), Standing.values().length)];
    }

    private static KnownRanges<Standing> known(List<Owned<Standing>> registered) {
        return new KnownRanges<>(
                names(registered, Standing.DEFAULT),
                names(registered, Standing.OWN),
                LocationIndex.of(registered),
                owner -> owner == Standing.OTHER);
    }

    private static LocationIndex<String> names(List<Owned<Standing>> registered, Standing standing) {
        return LocationIndex.of(registered.stream()
                .filter(owned -> owned.owner() == standing)
                .map(owned -> new Owned<>(owned.range(), "Name"))
                .toList());
    }

    private static String addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> IpAddress.ipv4(0x51000000 + i).toString())
                .collect(Collectors.joining(","));
    }

    private static RangeReport analyse(String text) {
        return RangeAnalyst.analyse(text, KnownRanges.none());
    }

    private static List<RangeCode> codes(RangeReport report) {
        return IntStream.range(0, report.verdicts().size())
                .boxed()
                .flatMap(place -> codes(report, place))
                .toList();
    }

    private static Stream<RangeCode> codes(RangeReport report, int place) {
        return report.verdicts().get(place).findings().stream().map(RangeFinding::code);
    }

    private static KnownRanges<Standing> known(String... entries) {
        return known(Stream.of(entries)
                .map(entry -> entry.split(" "))
                .map(entry -> new Owned<>(IpRange.of(entry[0]), Standing.valueOf(entry[1])))
                .toList());
    }
}
