package org.gatehouse.enablement;

import java.util.Map;

/**
 * How far the work on a list is.
 *
 * @param done how many rows nothing is left to do for
 * @param total how many there are
 * @param judged how many have a verdict
 */
record Progress(long done, long total, long judged) {

    static Progress of(Map<Verdict, Long> counts, boolean dryRun) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        long judged = total - counts.getOrDefault(Verdict.WAITING, 0L);
        long done = dryRun ? judged : judged - counts.getOrDefault(Verdict.WILL_BE_ENABLED, 0L);
        return new Progress(done, total, judged);
    }
}
