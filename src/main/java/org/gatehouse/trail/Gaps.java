package org.gatehouse.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private record Gap(long first, long last, Instant since) {}

    private final JdbcClient jdbc;

    Gaps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Facts that have come since they were passed over, in the order of their numbers. */
    List<StoredFact> come(int atMost) {
        return jdbc.sql("select " + StoredFact.COLUMNS + " from audit_gap g join audit_fact f"
                        + " on f.id between g.first_id and g.last_id order by f.id limit :most")
                .param("most", atMost)
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
                .query((row, number) ->
                        new Gap(row.getLong("first_id"), row.getLong("last_id"), Times.read(row, "since")))
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
}
