package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gatehouse.duration.Measured;
import org.gatehouse.duration.MeasuredKind;
import org.junit.jupiter.api.Test;

class DurationChartTest {

    private static final ProcessNames NAMES = new ProcessNames(Map.of("known", "A known process"));

    @Test
    void barsShareOneScaleAndTheSlowestComesFirst() {
        DurationChart chart = DurationChart.of(
                MeasuredKind.STEP, List.of(step("fast", 10), step("slow", 1_000), step("other", 500)), 2, NAMES);
        assertThat(chart.rows())
                .extracting(row -> row.measured().name(), DurationChart.Row::widthOf95)
                .containsExactly(tuple("slow", 100), tuple("other", 50));
        assertThat(chart.rows().get(0).widthOf50()).isEqualTo(50);
        assertThat(chart.rows().get(0).process()).isEqualTo("A known process");
        assertThat(chart.more()).isEqualTo(1);
    }

    @Test
    void whatTookNoTimeStillHasABar() {
        DurationChart chart = DurationChart.of(MeasuredKind.STEP, List.of(step("nothing", 0)), 5, NAMES);
        assertThat(chart.rows().get(0).widthOf95()).isEqualTo(1);
    }

    private static Measured step(String name, long milliseconds) {
        return new Measured(
                "known",
                1,
                name,
                name,
                MeasuredKind.STEP,
                3,
                Duration.ofMillis(milliseconds / 2),
                Duration.ofMillis(milliseconds / 2),
                Duration.ofMillis(milliseconds * 9 / 10),
                Duration.ofMillis(milliseconds));
    }
}
