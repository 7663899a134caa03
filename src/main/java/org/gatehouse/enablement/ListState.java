package org.gatehouse.enablement;

import java.util.List;
import java.util.Map;
import org.gatehouse.identity.OdsCode;

/**
 * How a list stands, as pages and mails show it.
 *
 * @param open whether work on it is still to be done
 * @param reasons how many rows have each reason as their weightiest
 * @param carriedOut the newest request that enabled what a dry run has judged, or null
 */
record ListState(
        String ritm,
        OdsCode organisation,
        boolean dryRun,
        boolean open,
        Progress progress,
        Map<Verdict, Long> counts,
        List<Lists.Line> reasons,
        Lists.CarriedOut carriedOut) {

    /** Changes whenever anything of it does. */
    public String stamp() {
        return "%s-%d-%d".formatted(open, progress.judged(), progress.done());
    }

    public boolean isJudging() {
        return progress.judged() < progress.total();
    }

    public long toEnable() {
        return counts.getOrDefault(Verdict.WILL_BE_ENABLED, 0L);
    }

    /** Such as "12,000 of 50,000 rows are judged." */
    public String inWords() {
        if (isJudging()) {
            return "%,d of %,d rows are judged.".formatted(progress.judged(), progress.total());
        }
        return dryRun
                ? "All %,d rows are judged. Nothing was changed.".formatted(progress.total())
                : "%,d of %,d rows are done.".formatted(progress.done(), progress.total());
    }
}
