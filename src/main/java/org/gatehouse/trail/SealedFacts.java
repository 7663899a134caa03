package org.gatehouse.trail;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads facts beside their leaves. */
@Repository
class SealedFacts {

    private static final String OF_LEAVES =
            "select " + SealedFact.COLUMNS + " from audit_leaf l left join audit_fact f on f.id = l.fact_id where ";
    private static final String OF_FACTS =
            "select " + SealedFact.COLUMNS + " from audit_fact f left join audit_leaf l on l.fact_id = f.id where ";

    private final JdbcClient jdbc;

    SealedFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Everything of a request by its leaves and by its facts, which is the same unless something was altered; in the
     * order of the leaves, and last what has none.
     */
    List<SealedFact> of(String ritm) {
        return Stream.of(OF_LEAVES + "l.ritm = :ritm", OF_FACTS + "f.ritm = :ritm")
                .flatMap(query -> jdbc.sql(query).param("ritm", ritm).query(SealedFact::read).list().stream())
                .distinct()
                .sorted(Comparator.comparing(SealedFact::leaf, Comparator.nullsLast(Comparator.comparing(Leaf::index))))
                .toList();
    }

    /** The leaves of a tree of a size with their facts, in order; read some at a time. */
    Stream<SealedFact> upTo(long size) {
        return Paging.all(
                -1L,
                after -> jdbc.sql(OF_LEAVES + "l.leaf_index > :after and l.leaf_index < :size"
                                + " order by l.leaf_index limit :count")
                        .param("after", after)
                        .param("size", size)
                        .param("count", Paging.AT_A_TIME)
                        .query(SealedFact::read)
                        .list(),
                each -> each.leaf().index());
    }

    /** Facts that were passed over, did not come in time and yet are there: not recorded by the product. */
    List<Long> withoutLeaf(int atMost) {
        return jdbc.sql("select f.id from audit_fact f left join audit_leaf l on l.fact_id = f.id"
                        + " where l.fact_id is null and f.id <= (select highest_fact from audit_sealer)"
                        + " and not exists (select 1 from audit_gap g where f.id between g.first_id and g.last_id)"
                        + " order by f.id limit :most")
                .param("most", atMost)
                .query(Long.class)
                .list();
    }

    /** How many wait for their place. */
    long waiting() {
        return jdbc.sql("select (select count(*) from audit_fact f left join audit_leaf l on l.fact_id = f.id"
                        + " where f.id > (select highest_fact from audit_sealer) and l.fact_id is null)"
                        + " + (select coalesce(sum((select count(*) from audit_fact f"
                        + " where f.id between g.first_id and g.last_id)), 0) from audit_gap g)")
                .query(Long.class)
                .single();
    }
}
