package org.gatehouse.modelchange;

import org.gatehouse.rehearsal.Replay;

/**
 * A replay as a page shows it: a bar in four parts, of which the words beside it say the numbers.
 *
 * @param summary one sentence with all numbers
 * @param ofStopped what becomes of a case that cannot go on, such as "would stop"
 */
public record ReplayShown(Replay replay, String summary, String ofStopped) {

    /** The bar is this wide. */
    private static final double WHOLE = 100;

    /** Null where nothing was replayed. */
    static ReplayShown of(ModelChange change) {
        ChangeReport report = change.report();
        return report == null || report.replay() == null
                ? null
                : new ReplayShown(
                        report.replay(),
                        ReplayInWords.of(report.replay(), change.kind()),
                        ReplayInWords.stopped(change.kind()));
    }

    public double same() {
        return share(replay.same());
    }

    public double different() {
        return share(replay.different().size());
    }

    public double stopped() {
        return share(replay.stopped().size());
    }

    public double untold() {
        return share(replay.untold().size());
    }

    private double share(int part) {
        return replay.cases() == 0 ? 0 : part * WHOLE / replay.cases();
    }
}
