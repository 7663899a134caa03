package org.gatehouse.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Numbers of facts that were passed over: a fact has its number before it is committed, and others may be committed
 * first. What was rolled back never comes.
 */
@Repository
class Gaps {

    /** Far longer than any transaction: what would come later was not recorded by the product. */
    static final Duration OPEN_FOR = Duration.ofDays(1);

    /** So many are looked into by one query. Joined to them, PostgreSQL walks through all facts there are. */
    private static final int AT_ONCE = 100;

    private record Gap(long first, long last, Instant since) {}

    private final JdbcClient jdbc;

    Gaps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Facts that have come since they were passed over, in the order of their numbers. */
    List<StoredFact> come(int atMost) {
        List<Gap> gaps = jdbc.sql("select * from audit_gap order by first_id")
                .query(Gaps::read)
                .list();
        var come = new ArrayList<StoredFact>();
        for (int next = 0; next < gaps.size() && come.size() < atMost; next += AT_ONCE) {
            come.addAll(in(gaps.subList(next, Math.min(next + AT_ONCE, gaps.size())), atMost - come.size()));
        }
        return come;
    }

    private List<StoredFact> in(List<Gap> gaps, int atMost) {
        String each = "select %s from audit_fact f where f.id between ? and ?".formatted(StoredFact.COLUMNS);
        return jdbc.sql(String.join(" union all ", Collections.nCopies(gaps.size(), each)) + " order by id limit ?")
                .params(gaps.stream()
                        .flatMap(gap -> Stream.of(gap.first(), gap.last()))
                        .toList())
                .param(atMost)
                .query(StoredFact::read)
                .list();
    }

    void open(long first, long last, Instant now) {
        add(new Gap(first, last, now));
    }

    /** Leaves what is on both sides of the fact open. */
    void fill(long id) {
        Gap gap = jdbc.sql("select * from audit_gap where first_id <= :id and last_id >= :id")
                .param("id", id)
                .query(Gaps::read)
                .single();
        jdbc.sql("delete from audit_gap where first_id = :first")
                .param("first", gap.first())
                .update();
        if (gap.first() < id) {
            add(new Gap(gap.first(), id - 1, gap.since()));
        }
        if (id < gap.last()) {
            add(new Gap(id + 1, gap.last(), gap.since()));
        }
    }

    void close(Instant now) {
        jdbc.sql("delete from audit_gap where since < :before")
                .param("before", Times.of(now.minus(OPEN_FOR)))
                .update();
    }

    private void add(Gap gap) {
        jdbc.sql("insert into audit_gap (first_id, last_id, since) values (:first, :last, :since)")
                .param("first", gap.first())
                .param("last", gap.last())
                .param("since", Times.of(gap.since()))
                .update();
    }

    private static Gap read(ResultSet row, int number) throws SQLException {
        return new Gap(row.getLong("first_id"), row.getLong("last_id"), Times.read(row, "since"));
    }
}
