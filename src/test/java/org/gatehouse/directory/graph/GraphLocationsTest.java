package org.gatehouse.directory.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.LocationDirectory;
import org.gatehouse.directory.LocationDirectoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

class GraphLocationsTest implements LocationDirectoryContract {

    private static final String FIRST = "Gatehouse 001";
    private static final String SECOND = "Gatehouse 002";
    private static final String BY_HAND = "192.0.2.0/24";

    private final FakeGraph graph = new FakeGraph();
    private final HikariDataSource database = GraphNode.database();
    private final GraphNode node = new GraphNode(graph, database, Clock.systemUTC());

    @AfterEach
    void stop() {
        node.close();
        database.close();
        graph.close();
    }

    @Override
    public LocationDirectory locations() {
        return node.locations();
    }

    @Override
    public TransactionTemplate transaction() {
        return node.transaction();
    }

    @Test
    void manyLocationsShareOneOfEntraThatIsNotTrusted() {
        put("one", Set.of(WARD));
        put("other", Set.of(CLINIC, CAMPUS));

        assertThat(graph.locationNames()).containsExactly(FIRST);
        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrder(WARD, CLINIC, CAMPUS);
        assertThat(graph.location(FIRST).path("isTrusted").asBoolean()).isFalse();
    }

    @Test
    void thePolicyIsNotTouchedAndThePersonInChargeIsToldOnce() {
        ObjectNode before = graph.policy(FakeGraph.NAMED_LOCATIONS);

        try (var log = new RecordedLog(LocationChange.class)) {
            put("one", Set.of(WARD));
            put("other", Set.of(CLINIC));

            assertThat(log.warnings())
                    .containsExactly("Add the named location \"Gatehouse 001\" to the excluded locations of the "
                            + "Named Locations policy: its ranges have no effect before");
        }
        assertThat(graph.policy(FakeGraph.NAMED_LOCATIONS)).isEqualTo(before);
    }

    @Test
    void aChangeTakesThreeCallsAndOneThatIsThereTakesOne() {
        put("one", Set.of(WARD));
        int before = graph.calls().size();

        put("one", Set.of(WARD, CLINIC));
        assertThat(graph.calls().subList(before, graph.calls().size()))
                .extracting(FakeGraph.Call::method)
                .containsExactly("GET", "PATCH", "GET");

        put("one", Set.of(WARD, CLINIC));
        assertThat(graph.calls()).hasSize(before + 4);
    }

    @Test
    void onlyTheRangesAreWritten() {
        put("one", Set.of(WARD));
        graph.location(FIRST).put("isTrusted", true).put("displayName", FIRST);

        put("one", Set.of(WARD, CAMPUS));

        assertThat(graph.calls("PATCH"))
                .singleElement()
                .satisfies(
                        patch -> assertThat(patch.body().toString())
                                .isEqualTo(
                                        "{\"@odata.type\":\"#microsoft.graph.ipNamedLocation\",\"ipRanges\":["
                                                + "{\"@odata.type\":\"#microsoft.graph.iPv4CidrRange\",\"cidrAddress\":\"203.0.113.0/24\"},"
                                                + "{\"@odata.type\":\"#microsoft.graph.iPv6CidrRange\",\"cidrAddress\":\"2001:db8:40::/48\"}]}"));
        assertThat(graph.location(FIRST).path("isTrusted").asBoolean()).isTrue();
    }

    @Test
    void whatDoesNotFitGoesIntoTheNextOne() {
        Set<String> most = LocationDirectoryContract.ranges(0, MOST - 10);
        Set<String> more = LocationDirectoryContract.ranges(MOST, MOST + 30);
        put("most", most);

        put("more", more);

        assertThat(graph.ranges(FIRST)).hasSize(MOST).containsAll(most);
        assertThat(graph.ranges(SECOND)).hasSize(20);
        assertThat(locations().rangesOf("most")).isEqualTo(most);
        assertThat(locations().rangesOf("more")).isEqualTo(more);
    }

    @Test
    void aThirdOneIsMadeOnlyWhenTwoAreFull() {
        put("one", LocationDirectoryContract.ranges(0, MOST));
        put("two", LocationDirectoryContract.ranges(MOST, 2 * MOST - 1));
        put("three", Set.of(WARD));
        assertThat(graph.locationNames()).containsExactly(FIRST, SECOND);

        put("four", Set.of(CLINIC));
        assertThat(graph.locationNames()).containsExactly(FIRST, SECOND, "Gatehouse 003");
    }

    @Test
    void roomThatBecameFreeIsUsedAgain() {
        put("one", LocationDirectoryContract.ranges(0, MOST));
        put("two", LocationDirectoryContract.ranges(MOST, 2 * MOST));

        locations().removeLocation("one");
        Set<String> others = LocationDirectoryContract.ranges(2 * MOST, 3 * MOST);
        put("three", others);

        assertThat(graph.locationNames()).containsExactly(FIRST, SECOND);
        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void twoThousandRangesAreReplacedByTwoThousandOthersInOneWrite() {
        Set<String> others = LocationDirectoryContract.ranges(MOST, 2 * MOST);
        put("one", LocationDirectoryContract.ranges(0, MOST));

        put("one", others);

        assertThat(locations().rangesOf("one")).isEqualTo(others);
        assertThat(graph.locationNames()).containsExactly(FIRST);
        assertThat(graph.calls("PATCH")).hasSize(1);
    }

    @Test
    void aRangeThatTwoLocationsWantIsWrittenOnceAndStaysUntilTheLastGoes() {
        put("one", Set.of(WARD));
        put("other", Set.of(WARD, CLINIC));
        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrder(WARD, CLINIC);

        locations().removeLocation("one");
        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrder(WARD, CLINIC);

        locations().removeLocation("other");
        assertThat(graph.ranges(FIRST)).isEmpty();
    }

    @Test
    void aRangeThatIsInAFullOneAlreadyIsNotWrittenIntoTheNext() {
        Set<String> most = new TreeSet<>(LocationDirectoryContract.ranges(0, MOST - 1));
        most.add(WARD);
        put("most", most);
        put("other", Set.of(CLINIC));

        put("same", Set.of(WARD));
        assertThat(graph.ranges(SECOND)).containsExactly(CLINIC);

        locations().removeLocation("most");
        assertThat(graph.ranges(FIRST)).containsExactly(WARD);
        assertThat(locations().rangesOf("same")).containsExactly(WARD);
    }

    @Test
    void rangesThatWereAddedByHandStay() {
        put("one", Set.of(WARD));
        graph.addRanges(FIRST, BY_HAND, "2001:DB8:0::/40");

        put("two", Set.of(CLINIC));
        locations().removeLocation("one");

        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrder(BY_HAND, "2001:DB8:0::/40", CLINIC);
    }

    @Test
    void rangesThatWereAddedByHandTakeRoom() {
        put("one", LocationDirectoryContract.ranges(0, MOST - 5));
        graph.addRanges(FIRST, "192.0.2.1/32", "192.0.2.2/32", "192.0.2.3/32");

        put("two", LocationDirectoryContract.ranges(MOST, MOST + 5));

        assertThat(graph.ranges(FIRST)).hasSize(MOST);
        assertThat(graph.ranges(SECOND)).hasSize(3);
    }

    @Test
    void aRangeThatWasAddedByHandBelongsToNoLocationOfOurs() {
        put("one", Set.of(WARD));
        graph.addRanges(FIRST, BY_HAND);

        assertThat(locations().rangesOf("one")).containsExactly(WARD);
    }

    /** Where a registered range ends, it must end, whoever wrote it first. */
    @Test
    void aRangeThatWasAddedByHandAndIsThenPutGoesWhenItIsRemoved() {
        put("one", Set.of(WARD));
        graph.addRanges(FIRST, BY_HAND);

        put("two", Set.of(BY_HAND));
        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrder(WARD, BY_HAND);

        locations().removeLocation("two");
        assertThat(graph.ranges(FIRST)).containsExactly(WARD);
    }

    @Test
    void aRangeInAnotherSpellingIsTheSame() {
        put("one", Set.of(CAMPUS, "203.0.112.0/22"));
        graph.overwriteRanges(FIRST, List.of("2001:0DB8:0040:0:0:0:0:0/48", "203.0.113.77/22"));

        assertThat(locations().rangesOf("one")).containsExactlyInAnyOrder(CAMPUS, "203.0.112.0/22");

        locations().removeLocation("one");
        assertThat(graph.ranges(FIRST)).isEmpty();
    }

    @Test
    void aRangeOfAnUnknownKindGoesBackAsItWas() {
        put("one", Set.of(WARD));
        String before = "{\"@odata.type\":\"#microsoft.graph.ipNamedLocation\",\"id\":\"%s\",\"displayName\":\"%s\","
                + "\"ipRanges\":[{\"@odata.type\":\"#microsoft.graph.iPv4Range\",\"lowerAddress\":\"192.0.2.1\","
                + "\"upperAddress\":\"192.0.2.9\"},{\"cidrAddress\":\"203.0.113.0/24\"}]}";
        graph.fail(
                1,
                FakeGraph.json(before.formatted(graph.location(FIRST).path("id").asText(), FIRST)));

        catchThrowable(() -> put("one", Set.of(CLINIC)));

        assertThat(graph.calls("PATCH"))
                .singleElement()
                .satisfies(patch -> assertThat(patch.body().path("ipRanges").toString())
                        .contains("{\"@odata.type\":\"#microsoft.graph.iPv4Range\",\"lowerAddress\":\"192.0.2.1\","
                                + "\"upperAddress\":\"192.0.2.9\"}")
                        .contains(CLINIC)
                        .doesNotContain(WARD));
    }

    @Test
    void aRangeThatSomebodyTookOutIsNotThereAnyMore() {
        put("one", Set.of(WARD, CLINIC));
        graph.overwriteRanges(FIRST, List.of(CLINIC));

        assertThat(locations().rangesOf("one")).containsExactly(CLINIC);

        put("one", Set.of(WARD, CLINIC));
        assertThat(locations().rangesOf("one")).containsExactlyInAnyOrder(WARD, CLINIC);
    }

    @Test
    void aLocationShownWithoutItsRangesIsNeverWrittenBack() {
        put("one", Set.of(WARD));
        graph.fail(1, FakeGraph.json("{\"id\":\"x\",\"displayName\":\"Gatehouse 001\"}"));

        assertThatThrownBy(() -> put("one", Set.of(CLINIC)))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessage("Microsoft Graph showed the named location \"Gatehouse 001\" without IP ranges");
        assertThat(graph.calls("PATCH")).isEmpty();
    }

    @Test
    void aChangeThatSomebodyElseOverwroteIsNoticedAndMadeByTheNextTry() {
        put("one", Set.of(WARD));
        graph.afterNext("PATCH", () -> graph.overwriteRanges(FIRST, List.of(WARD)));

        assertThatThrownBy(() -> put("two", Set.of(CLINIC)))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("\"Gatehouse 001\" does not show the change")
                .hasMessageContaining("somebody else");
        assertThat(locations().rangesOf("two")).isEmpty();

        put("two", Set.of(CLINIC));
        assertThat(locations().rangesOf("two")).containsExactly(CLINIC);
    }

    @Test
    void aRemovalThatSomebodyElseOverwroteIsNoticedAndStillSeen() {
        put("one", Set.of(WARD, CLINIC));
        graph.afterNext("PATCH", () -> graph.overwriteRanges(FIRST, List.of(WARD, CLINIC)));

        assertThatThrownBy(() -> locations().removeLocation("one")).isInstanceOf(DirectoryUnavailable.class);
        assertThat(locations().rangesOf("one")).containsExactlyInAnyOrder(WARD, CLINIC);

        locations().removeLocation("one");
        assertThat(graph.ranges(FIRST)).isEmpty();
    }

    @Test
    void aChangeThatShowsLateIsNotMadeTwice() {
        put("one", Set.of(WARD));
        graph.showLate(1);

        assertThatThrownBy(() -> put("one", Set.of(CLINIC)))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("does not show the change");
        put("one", Set.of(CLINIC));

        assertThat(locations().rangesOf("one")).containsExactly(CLINIC);
        assertThat(graph.calls("PATCH")).hasSize(1);
    }

    @Test
    void aLocationThatShowsLateIsNotMadeTwice() {
        graph.showLate(3);

        int tries = 1;
        for (; catchThrowable(() -> put("one", Set.of(WARD))) != null; tries++) {
            assertThat(locations().rangesOf("one")).isEmpty();
        }

        assertThat(tries).isBetween(2, 4);
        assertThat(graph.locationNames()).containsExactly(FIRST);
        assertThat(graph.calls("POST")).hasSize(1);
        assertThat(locations().rangesOf("one")).containsExactly(WARD);
    }

    /** The read of the second change still sees Entra before the first one. */
    @Test
    void aChangeThatShowsLateIsNotUndoneByTheNextOne() {
        put("one", Set.of(WARD));
        put("two", Set.of(CLINIC));
        List<String> before = graph.ranges(FIRST);
        put("one", Set.of(CAMPUS));
        graph.afterNext("GET", () -> graph.overwriteRanges(FIRST, before));
        locations().rangesOf("one");

        put("two", Set.of(CLINIC, "198.51.100.8/32"));

        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrder(CAMPUS, CLINIC, "198.51.100.8/32");
    }

    @Test
    void aChangeWhoseAnswerWasLostIsMadeOnce() {
        put("one", Set.of(WARD));
        graph.loseAnswerToNext("PATCH");
        assertThatThrownBy(() -> put("one", Set.of(WARD, CLINIC)))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessage("Microsoft Graph gave no answer when asked to change a named location");
        put("one", Set.of(WARD, CLINIC));
        assertThat(graph.calls("PATCH")).hasSize(1);

        graph.loseAnswerToNext("PATCH");
        assertThatThrownBy(() -> locations().removeLocation("one")).isInstanceOf(DirectoryUnavailable.class);
        locations().removeLocation("one");
        assertThat(graph.calls("PATCH")).hasSize(2);
        assertThat(graph.ranges(FIRST)).isEmpty();
    }

    @Test
    void aLocationWhoseMakingWasNotAnsweredIsFoundByItsName() {
        graph.loseAnswerToNext("POST");
        assertThatThrownBy(() -> put("one", Set.of(WARD))).isInstanceOf(DirectoryUnavailable.class);

        put("one", Set.of(WARD));

        assertThat(graph.locationNames()).containsExactly(FIRST);
        assertThat(graph.calls("POST")).hasSize(1);
        assertThat(locations().rangesOf("one")).containsExactly(WARD);
    }

    @Test
    void aLocationWhoseMakingWasNotAnsweredIsClearedWhenThePutIsTakenBack() {
        graph.loseAnswerToNext("POST");
        assertThatThrownBy(() -> put("one", Set.of(WARD))).isInstanceOf(DirectoryUnavailable.class);

        locations().removeLocation("one");

        assertThat(graph.ranges(FIRST)).isEmpty();
    }

    @Test
    void aPutThatIsTakenBackLeavesNothingBehind() {
        put("one", Set.of(CLINIC));
        graph.loseAnswerToNext("PATCH");
        assertThatThrownBy(() -> put("one", Set.of(WARD))).isInstanceOf(DirectoryUnavailable.class);

        put("one", Set.of(CLINIC));

        assertThat(graph.ranges(FIRST)).containsExactly(CLINIC);
        put("two", Set.of(CAMPUS));
        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrder(CLINIC, CAMPUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.0.0/8", "0.0.0.0/1", "203.0.113.7", "2600::/8"})
    void aRangeThatEntraRefusesHoldsUpNobodyElse(String refused) {
        put("one", Set.of(WARD));

        assertThatThrownBy(() -> put("two", Set.of(CLINIC, refused)))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("refused to change a named location (400)");
        put("three", Set.of(CAMPUS));

        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrder(WARD, CAMPUS);
        locations().removeLocation("two");
        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrder(WARD, CAMPUS);
    }

    @Test
    void aTenantThatIsFullIsToldInWords() {
        IntStream.range(0, 194).forEach(each -> graph.createLocation("Site " + each, BY_HAND));
        Set<String> held = LocationDirectoryContract.ranges(0, MOST - 1);
        put("one", held);

        assertThatThrownBy(() -> put("two", Set.of(WARD, CLINIC)))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessage("No named location has room for more ranges, and the tenant has all 195 that Entra allows");
        assertThat(graph.ranges(FIRST)).hasSameSizeAs(held);

        put("three", Set.of(CAMPUS));
        assertThat(locations().rangesOf("three")).containsExactly(CAMPUS);
    }

    @Test
    void aLocationOfThatNameIsTakenIntoUseWithWhatIsInIt() {
        graph.createLocation(FIRST, BY_HAND);
        IntStream.range(0, 120).forEach(each -> graph.createLocation("Site " + each, BY_HAND));

        put("one", Set.of(WARD));

        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrder(BY_HAND, WARD);
        assertThat(graph.calls("POST")).isEmpty();
    }

    @Test
    void twoLocationsOfOneNameAreToldInWords() {
        graph.createLocation(FIRST, BY_HAND);
        graph.createLocation(FIRST, BY_HAND);

        assertThatThrownBy(() -> put("one", Set.of(WARD)))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessage("Several named locations are called \"Gatehouse 001\": all but one must go");
    }

    @Test
    void aLocationThatSomebodyDeletedIsFilledAgainOnceItIsBack() {
        put("one", Set.of(WARD));
        put("two", Set.of(CLINIC));
        graph.deleteLocation(FIRST);

        assertThat(locations().rangesOf("one")).isEmpty();
        assertThatThrownBy(() -> put("two", Set.of(CAMPUS)))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessage("Entra does not show the named location \"Gatehouse 001\": "
                        + "if it was deleted, restore it or make it again");

        graph.createLocation(FIRST, BY_HAND);
        put("two", Set.of(CAMPUS));
        assertThat(graph.ranges(FIRST)).containsExactlyInAnyOrder(BY_HAND, WARD, CAMPUS);
        assertThat(locations().rangesOf("one")).containsExactly(WARD);
    }

    @Test
    void aBusyMomentIsWaitedOut() {
        put("one", Set.of(WARD));
        graph.fail(1, FakeGraph.status(429));

        put("one", Set.of(CLINIC));

        assertThat(locations().rangesOf("one")).containsExactly(CLINIC);
    }

    @ParameterizedTest
    @CsvSource({
        "403, the app registration needs the application permissions Policy.Read.All",
        "500, failed (500) to read the named locations"
    })
    void aFailureIsToldInWordsAndTheNextTryMakesTheChange(int status, String words) {
        put("one", Set.of(WARD));
        graph.fail(1, FakeGraph.status(status));

        assertThatThrownBy(() -> put("one", Set.of(CLINIC)))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining(words);
        put("one", Set.of(CLINIC));

        assertThat(locations().rangesOf("one")).containsExactly(CLINIC);
    }

    /** 150 changes of 8 locations, with faults between, checked against a map of sets. */
    @Test
    void everyLocationHoldsWhatWasPutLastThroughAStormOfFaults() {
        var random = new Random(20261126);
        var expected = new TreeMap<String, Set<String>>();
        List<String> pool = new ArrayList<>(new TreeSet<>(LocationDirectoryContract.ranges(0, 12)));
        put("first", Set.of(WARD));
        graph.addRanges(FIRST, BY_HAND);
        int failures = 0;

        for (int change = 0; change < 150; change++) {
            String key = "location-" + random.nextInt(8);
            Set<String> wanted = new TreeSet<>();
            pool.stream().filter(each -> random.nextInt(3) == 0).forEach(wanted::add);
            switch (random.nextInt(6)) {
                case 0 -> graph.fail(1, FakeGraph.status(500));
                case 1 -> graph.loseAnswerToNext("PATCH");
                case 2 -> graph.fail(1, FakeGraph.hangUp());
                default -> {}
            }
            if (catchThrowable(() -> put(key, wanted)) == null) {
                expected.put(key, wanted);
            } else {
                failures++;
                Set<String> former = expected.getOrDefault(key, Set.of());
                put(key, former);
            }
        }

        assertThat(failures).isGreaterThan(25);
        assertThat(expected)
                .hasSize(8)
                .allSatisfy(
                        (key, ranges) -> assertThat(locations().rangesOf(key)).isEqualTo(ranges));
        Set<String> everything = new TreeSet<>(Set.of(WARD, BY_HAND));
        expected.values().forEach(everything::addAll);
        assertThat(graph.ranges(FIRST)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(everything);
    }

    private void put(String location, Set<String> ranges) {
        locations().putLocation(location, "ZA1: " + location, ranges);
    }
}
