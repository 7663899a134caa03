package org.gatehouse.modelling;

import java.time.Duration;
import java.util.List;
import org.gatehouse.duration.Measured;
import org.gatehouse.model.DecisionTable;
import org.gatehouse.model.ModelKind;

/** A version of a model, in the shape of the REST contract. */
record VersionAnswer(
        ModelKind kind,
        String key,
        String name,
        String purpose,
        VersionLine version,
        List<Step> steps,
        List<IncidentLine> incidents,
        List<DecisionTable> tables,
        List<Implemented> rules) {

    private static final double MILLIS_OF_SECOND = 1_000;

    /**
     * A step of a process.
     *
     * @param took null where nothing was measured
     */
    record Step(
            String element,
            String name,
            String type,
            String uses,
            long instances,
            long times,
            long waitingForJob,
            long incidents,
            Took took) {

        private static Step of(StepLine line) {
            return new Step(
                    line.step().element(),
                    line.step().name(),
                    line.step().type(),
                    line.step().uses(),
                    line.instances(),
                    line.times(),
                    line.waitingForJob(),
                    line.incidents(),
                    line.measured() == null ? null : Took.of(line.measured()));
        }
    }

    /** How long it took those that ended, in seconds. */
    record Took(long count, double mean, double p50, double p90, double p95) {

        private static Took of(Measured measured) {
            return new Took(
                    measured.counted(),
                    seconds(measured.mean()),
                    seconds(measured.p50()),
                    seconds(measured.p90()),
                    seconds(measured.p95()));
        }
    }

    static VersionAnswer of(ModelView view) {
        return new VersionAnswer(
                view.model().kind(),
                view.model().key(),
                view.model().name(),
                view.text().purpose(),
                view.line(),
                view.steps().stream().map(Step::of).toList(),
                view.incidents(),
                view.text().tables(),
                view.text().rules());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_OF_SECOND;
    }
}
