package org.gatehouse.audit;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.duration.DurationInWords;
import org.gatehouse.duration.Measured;
import org.gatehouse.duration.MeasuredKind;

/**
 * A chart of durations of one kind, whose bars share a scale that ends at the longest P95.
 *
 * @param more how many lines are left out
 */
record DurationChart(MeasuredKind kind, List<Row> rows, int more) {

    private static final int WHOLE = 100;

    /**
     * A line with its bar.
     *
     * @param widthOf50 where P50 ends, in per cent of the scale; a bar is never too small to be seen
     */
    record Row(
            String process,
            Measured measured,
            int widthOf50,
            int widthOf90,
            int widthOf95,
            String mean,
            String p50,
            String p90,
            String p95) {}

    /** @param most the slowest so many */
    static DurationChart of(MeasuredKind kind, List<Measured> measured, int most, ProcessNames names) {
        List<Measured> slowest = measured.stream()
                .filter(each -> each.kind() == kind)
                .sorted(Comparator.comparing(Measured::p95).reversed())
                .toList();
        Duration scale = slowest.isEmpty() ? Duration.ZERO : slowest.get(0).p95();
        return new DurationChart(
                kind,
                slowest.stream()
                        .limit(most)
                        .map(each -> row(each, scale, names))
                        .toList(),
                Math.max(0, slowest.size() - most));
    }

    private static Row row(Measured measured, Duration scale, ProcessNames names) {
        return new Row(
                names.of(measured.process()),
                measured,
                width(measured.p50(), scale),
                width(measured.p90(), scale),
                width(measured.p95(), scale),
                DurationInWords.of(measured.mean()),
                DurationInWords.of(measured.p50()),
                DurationInWords.of(measured.p90()),
                DurationInWords.of(measured.p95()));
    }

    private static int width(Duration part, Duration scale) {
        return scale.isZero() ? 1 : (int) Math.max(1, part.toMillis() * WHOLE / scale.toMillis());
    }
}
