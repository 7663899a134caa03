package org.gatehouse.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.gatehouse.duration.Measured;
import org.gatehouse.duration.MeasuredKind;
import org.gatehouse.modelling.Heat.Band;
import org.junit.jupiter.api.Test;

class HeatTest {

    private static final Measured MEASURED = new Measured(
            "known",
            1,
            "step",
            "Step",
            MeasuredKind.STEP,
            3,
            Duration.ofSeconds(5),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofHours(3));

    @Test
    void aBandEndsBeforeItsUpperBound() {
        assertThat(Stream.of("PT0S", "PT0.999S", "PT1S", "PT59.9S", "PT1M", "PT1H", "P1D", "P6DT23H", "P7D", "P900D")
                        .map(Duration::parse)
                        .map(Band::of))
                .containsExactly(
                        Band.SECOND,
                        Band.SECOND,
                        Band.MINUTE,
                        Band.MINUTE,
                        Band.HOUR,
                        Band.DAY,
                        Band.WEEK,
                        Band.WEEK,
                        Band.LONGER,
                        Band.LONGER);
    }

    @Test
    void theMeanIsShownUnlessSomethingElseIsAskedFor() {
        assertThat(Heat.chosen("p95")).isEqualTo(Heat.P95);
        assertThat(Heat.chosen("none")).isEqualTo(Heat.NONE);
        assertThat(Heat.chosen(null)).isEqualTo(Heat.MEAN);
        assertThat(Heat.chosen("<b>")).isEqualTo(Heat.MEAN);
    }

    @Test
    void whatIsColouredIsWhatWasChosen() {
        assertThat(Heat.MEAN.of(MEASURED)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Heat.P95.of(MEASURED)).isEqualTo(Duration.ofHours(3));
        assertThat(Heat.NONE.of(MEASURED)).isNull();
        assertThat(Heat.P95.of(null)).isNull();
    }
}
