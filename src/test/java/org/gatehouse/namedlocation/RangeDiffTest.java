package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RangeDiffTest {

    @Test
    void tellsWhatStaysComesAndGoes() {
        var diff = RangeDiff.between(
                ranges("203.0.113.0/24", "45.67.83.100/30"), ranges("2a00:1450::/48", "45.67.83.100/30", "5.6.7.8/32"));
        assertThat(diff.kept()).isEqualTo(ranges("45.67.83.100/30"));
        assertThat(diff.added()).isEqualTo(ranges("5.6.7.8/32", "2a00:1450::/48"));
        assertThat(diff.removed()).isEqualTo(ranges("203.0.113.0/24"));
        assertThat(diff.isEmpty()).isFalse();
    }

    @Test
    void aRangeReplacedByItsHalvesIsAChange() {
        var diff = RangeDiff.between(ranges("203.0.113.0/24"), ranges("203.0.113.0/25", "203.0.113.128/25"));
        assertThat(diff.kept()).isEmpty();
        assertThat(diff.added()).hasSize(2);
        assertThat(diff.removed()).hasSize(1);
    }

    @Test
    void orderAndRepetitionAreNoChange() {
        var random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            List<IpRange> before = RandomRanges.crowd(random, random.nextInt(1, 20));
            var after = new ArrayList<>(before);
            after.add(before.get(0));
            Collections.shuffle(after, random);
            assertThat(RangeDiff.between(before, after).isEmpty()).isTrue();
        }
    }

    @Test
    void whatIsKeptAndAddedIsTheNewListAndWhatIsKeptAndRemovedTheOld() {
        var random = new Random(6);
        for (int i = 0; i < 1_000; i++) {
            List<IpRange> all = RandomRanges.crowd(random, 20);
            List<IpRange> before = all.subList(0, random.nextInt(20));
            List<IpRange> after = all.subList(random.nextInt(20), 20);
            var diff = RangeDiff.between(before, after);
            assertThat(Stream.concat(diff.kept().stream(), diff.added().stream())
                            .toList())
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(after);
            assertThat(Stream.concat(diff.kept().stream(), diff.removed().stream())
                            .toList())
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(before);
            assertThat(diff.added()).isSorted();
        }
    }

    private static List<IpRange> ranges(String... texts) {
        return Stream.of(texts).map(IpRange::of).toList();
    }
}
