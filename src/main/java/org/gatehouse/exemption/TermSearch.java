package org.gatehouse.exemption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds exceptions that were granted, whether they run or are over. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TermSearch {

    /**
     * Which exceptions are wanted.
     *
     * @param organisations only of these, or null for all
     * @param open only those that the directory may still show
     * @param endingBefore of those only the ones that end before this instant, or null for any
     */
    record Wanted(Collection<OdsCode> organisations, boolean open, Instant endingBefore) {}

    /** An exception with its place in the order in which they were applied for. */
    record Found(long number, Term term) {}

    private record Condition(String sql, Map<String, Object> values) {}

    private final JdbcClient jdbc;

    TermSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that run in the order in which they end; all of them newest first. */
    PageOf<Term> page(Wanted wanted, PageOf.Wanted page) {
        Condition condition = condition(wanted);
        long total = jdbc.sql(PageOf.counting("from exception_term where " + condition.sql()))
                .params(condition.values())
                .query(Long.class)
                .single();
        String order = wanted.open() ? "ended_at, ends_at, number" : "number desc";
        List<Term> found = jdbc.sql("select * from exception_term where %s order by %s limit :size offset :offset"
                        .formatted(condition.sql(), order))
                .params(condition.values())
                .param("size", page.size())
                .param("offset", page.offset())
                .query(TermRegister::read)
                .list();
        return new PageOf<>(found, page.page(), page.size(), total);
    }

    /** The next of all that are wanted, newest first, whatever was added since the first of them was read. */
    List<Found> next(Wanted wanted, long before, int size) {
        Condition condition = condition(wanted);
        return jdbc.sql("select * from exception_term where %s and number < :before order by number desc limit :size"
                        .formatted(condition.sql()))
                .params(condition.values())
                .param("before", before)
                .param("size", size)
                .query((row, count) -> new Found(row.getLong("number"), TermRegister.read(row, count)))
                .list();
    }

    private static Condition condition(Wanted wanted) {
        var conditions = new ArrayList<>(List.of("state <> 'REFUSED' and starts_at is not null"));
        var values = new HashMap<String, Object>();
        if (wanted.organisations() != null) {
            conditions.add(wanted.organisations().isEmpty() ? "1 = 0" : "organisation in (:organisations)");
            values.put(
                    "organisations",
                    wanted.organisations().stream().map(OdsCode::value).toList());
        }
        if (wanted.open()) {
            conditions.add("ended_at is null");
        }
        if (wanted.endingBefore() != null) {
            conditions.add("ends_at < :endingBefore");
            values.put("endingBefore", Times.of(wanted.endingBefore()));
        }
        return new Condition(String.join(" and ", conditions), values);
    }
}
