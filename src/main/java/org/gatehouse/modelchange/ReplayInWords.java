package org.gatehouse.modelchange;

import org.gatehouse.rehearsal.Replay;

/** The figures of a replay as one sentence. */
final class ReplayInWords {

    private ReplayInWords() {}

    /** Such as "Of 50 finished cases 47 would go the same way, 2 another way, and 1 could not be replayed." */
    static String of(Replay replay) {
        if (replay.cases() == 0) {
            return "There is no finished case to replay.";
        }
        String cases = replay.cases() == 1 ? "1 finished case" : "%d finished cases".formatted(replay.cases());
        return "Of %s %d would go the same way, %d another way, and %d could not be replayed."
                .formatted(
                        cases,
                        replay.same(),
                        replay.different().size(),
                        replay.untold().size());
    }
}
