package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What every adapter of the directory's named locations does alike. */
public interface LocationDirectoryContract {

    int MOST = 2_000;
    String WARD = "203.0.113.0/24";
    String CLINIC = "198.51.100.7/32";
    String CAMPUS = "2001:db8:40::/48";

    LocationDirectory locations();

    /** Of the product's own database. */
    TransactionTemplate transaction();

    @Test
    default void aLocationThatNobodyPutHasNoRanges() {
        assertThat(locations().rangesOf(newKey())).isEmpty();
    }

    @Test
    default void aLocationHoldsWhatWasPutOfBothFamilies() {
        String location = put(WARD, CLINIC, CAMPUS);

        assertThat(locations().rangesOf(location)).containsExactlyInAnyOrder(WARD, CLINIC, CAMPUS);
    }

    @Test
    default void whatIsPutReplacesWhatWasThere() {
        String location = put(WARD, CLINIC);

        locations().putLocation(location, "ZA1: Moved", Set.of(CLINIC, CAMPUS));

        assertThat(locations().rangesOf(location)).containsExactlyInAnyOrder(CLINIC, CAMPUS);
    }

    @Test
    default void puttingAndRemovingTwiceIsAsOnce() {
        String location = put(WARD, CAMPUS);
        locations().putLocation(location, "ZA1: Again", Set.of(WARD, CAMPUS));
        assertThat(locations().rangesOf(location)).containsExactlyInAnyOrder(WARD, CAMPUS);

        locations().removeLocation(location);
        locations().removeLocation(location);
        assertThat(locations().rangesOf(location)).isEmpty();
    }

    @Test
    default void whatWasRemovedCanBePutAgain() {
        String location = put(WARD, CLINIC);
        locations().removeLocation(location);

        locations().putLocation(location, "ZA1: Back", Set.of(WARD));

        assertThat(locations().rangesOf(location)).containsExactly(WARD);
    }

    @Test
    default void aLocationThatNobodyPutCanBeRemoved() {
        String location = newKey();

        locations().removeLocation(location);

        assertThat(locations().rangesOf(location)).isEmpty();
    }

    @Test
    default void twoLocationsMayHaveTheSameRange() {
        String one = put(WARD, CLINIC);
        String other = put(WARD, CAMPUS);

        locations().removeLocation(one);

        assertThat(locations().rangesOf(one)).isEmpty();
        assertThat(locations().rangesOf(other)).containsExactlyInAnyOrder(WARD, CAMPUS);
    }

    @Test
    default void rangesInsideOneAnotherAreDifferentRanges() {
        String location = put("203.0.113.0/24", "203.0.113.0/25", "203.0.113.128/25");

        locations().putLocation(location, "ZA1: Halves", Set.of("203.0.113.0/25", "203.0.113.128/25"));

        assertThat(locations().rangesOf(location)).containsExactlyInAnyOrder("203.0.113.0/25", "203.0.113.128/25");
    }

    @Test
    default void rangesComeBackInTheFormInWhichTheyWerePut() {
        Set<String> canonical = Set.of(
                "192.0.2.255/32", "203.0.112.0/20", "2001:db8::/32", "2001:db8:0:1::/64", "2001:db8::a:0:0:1/128");

        String location = newKey();
        locations().putLocation(location, "ZA1: Forms", canonical);

        assertThat(locations().rangesOf(location)).isEqualTo(canonical);
    }

    @Test
    default void aLocationHoldsTwoThousandRanges() {
        String location = newKey();
        Set<String> ranges = ranges(0, MOST);

        locations().putLocation(location, "ZA1: Everything", ranges);

        assertThat(locations().rangesOf(location)).isEqualTo(ranges);
    }

    @Test
    default void aChangeOutlivesTheTransactionOfItsCaller() {
        String location = newKey();

        transaction().executeWithoutResult(status -> {
            locations().putLocation(location, "ZA1: Kept", Set.of(WARD));
            status.setRollbackOnly();
        });

        assertThat(locations().rangesOf(location)).containsExactly(WARD);
    }

    @Test
    default void locationsPutAtTheSameMomentAllArrive() throws Exception {
        List<String> keys = IntStream.range(0, DirectoryContract.AT_ONCE)
                .mapToObj(each -> newKey())
                .toList();

        DirectoryContract.atOnce(keys.stream()
                .<Callable<Void>>map(key -> () -> {
                    locations().putLocation(key, "ZA1: " + key, ofItsOwn(keys.indexOf(key)));
                    return null;
                })
                .toList());

        assertThat(keys)
                .allSatisfy(key -> assertThat(locations().rangesOf(key)).isEqualTo(ofItsOwn(keys.indexOf(key))));
    }

    /** Different ones for different numbers, as far as 2^24. */
    static Set<String> ranges(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(each -> "11.%d.%d.%d/32".formatted(each >> 16, each >> 8 & 255, each & 255))
                .collect(Collectors.toSet());
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static Set<String> ofItsOwn(int number) {
        return Set.of(WARD, "198.51.100.%d/32".formatted(number), "2001:db8:%x::/48".formatted(number + 1));
    }

    private String put(String... ranges) {
        String location = newKey();
        locations().putLocation(location, "ZA1: " + location, Set.of(ranges));
        return location;
    }
}
