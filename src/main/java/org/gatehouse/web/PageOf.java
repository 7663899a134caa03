package org.gatehouse.web;

import java.util.List;
import java.util.function.Function;
import org.gatehouse.refusal.Findings;

/**
 * One page of a list, the first being 0.
 *
 * @param total how many there are; of a list longer than {@link #COUNTED} one more than that, since counting on would
 *     cost more than the page itself
 */
public record PageOf<T>(List<T> items, int page, int size, long total) {

    public static final int LARGEST = 200;
    public static final int COUNTED = 10_000;
    private static final int FURTHEST = 1_000_000;

    /** A query that counts what another would find, as far as it is counted. */
    public static String counting(String fromAndWhere) {
        return "select count(*) from (select 1 as one %s limit %d) counted".formatted(fromAndWhere, COUNTED + 1);
    }

    public <R> PageOf<R> map(Function<T, R> to) {
        return new PageOf<>(items.stream().map(to).toList(), page, size, total);
    }

    public int totalPages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** Which part of a list is wanted. */
    public record Wanted(int page, int size) {

        public Wanted {
            var findings = new Findings();
            if (page < 0 || page > FURTHEST) {
                findings.add("page", "OUT_OF_RANGE", "The first page is 0, the last possible %d".formatted(FURTHEST));
            }
            if (size < 1 || size > LARGEST) {
                findings.add("size", "OUT_OF_RANGE", "A page has 1 to %d items".formatted(LARGEST));
            }
            findings.refuseIfAny();
        }

        public long offset() {
            return (long) page * size;
        }
    }
}
