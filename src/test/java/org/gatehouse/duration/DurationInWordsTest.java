package org.gatehouse.duration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationInWordsTest {

    @Test
    void aDurationIsSaidInItsTwoLargestUnits() {
        assertThat(List.of(
                        DurationInWords.of(Duration.ofMillis(0)),
                        DurationInWords.of(Duration.ofMillis(999)),
                        DurationInWords.of(Duration.ofMillis(3_440)),
                        DurationInWords.of(Duration.ofSeconds(310)),
                        DurationInWords.of(Duration.ofHours(2)),
                        DurationInWords.of(Duration.ofHours(76))))
                .containsExactly("0 ms", "999 ms", "3.4 s", "5 min 10 s", "2 h", "3 d 4 h");
    }
}
