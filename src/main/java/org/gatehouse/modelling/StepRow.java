package org.gatehouse.modelling;

import java.time.Duration;
import org.gatehouse.duration.DurationInWords;

/**
 * A step in the table beside the diagram.
 *
 * @param standing more about those that stand there, or null
 * @param mean in words, or null where nothing was measured
 * @param band the colour of the step in the diagram, or null
 */
record StepRow(StepLine line, String standing, String mean, String p95, Integer band) {

    static StepRow of(StepLine line, Heat heat) {
        Duration coloured = heat.of(line.measured());
        return new StepRow(
                line,
                standing(line),
                line.measured() == null
                        ? null
                        : DurationInWords.of(line.measured().mean()),
                line.measured() == null
                        ? null
                        : DurationInWords.of(line.measured().p95()),
                coloured == null ? null : Heat.Band.of(coloured).number());
    }

    private static String standing(StepLine line) {
        String many = line.times() > line.instances() ? "%,d times at once".formatted(line.times()) : null;
        String waiting = line.waitingForJob() > 0 ? "%,d waiting for a job".formatted(line.waitingForJob()) : null;
        return many == null || waiting == null ? (many == null ? waiting : many) : many + ", " + waiting;
    }
}
