package org.gatehouse.enablement;

import java.util.List;

/** @param reasons why, and what one should know; the weightiest first */
record Judgement(Verdict verdict, List<Reason> reasons) {

    static Judgement not(Reason... because) {
        return new Judgement(Verdict.NOT_ENABLED, List.of(because));
    }

    /** The same once it is done. */
    Judgement carriedOut() {
        return new Judgement(Verdict.ENABLED, reasons);
    }
}
