package org.gatehouse.modelchange;

import org.gatehouse.model.ModelKind;
import org.gatehouse.rehearsal.Replay;

/** The figures of a replay as one sentence. */
final class ReplayInWords {

    private ReplayInWords() {}

    /** Such as "Of 50 finished cases 46 would go the same way, 2 another way, 1 would stop, and 1 could not be replayed." */
    static String of(Replay replay, ModelKind kind) {
        String one = kind == ModelKind.PROCESS ? "finished case" : "former decision";
        if (replay.cases() == 0) {
            return "There is no %s to replay.".formatted(one);
        }
        String cases = replay.cases() == 1 ? "1 " + one : "%d %ss".formatted(replay.cases(), one);
        return "Of %s %d would go the same way, %d another way, %d %s, and %d could not be replayed."
                .formatted(
                        cases,
                        replay.same(),
                        replay.different().size(),
                        replay.stopped().size(),
                        stopped(kind),
                        replay.untold().size());
    }

    /** What becomes of a case that cannot go on, such as "would stop". */
    static String stopped(ModelKind kind) {
        return kind == ModelKind.PROCESS ? "would stop" : "would get no answer";
    }
}
