package org.gatehouse.trail;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.store.Perishable;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes out of facts what they say when its time to live is over. That there was such a fact, of which kind, when and
 * about which request stays, and with its commitment the proof; without the salt nobody can find out what it said.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class FactExpiry implements Perishable {

    private static final String GATEHOUSE = "gatehouse";

    /** In place of what a fact said; by whom is not told either. */
    private static final String SAID = "Removed after its time to live";

    private static final String BY = "(removed)";

    private static final String EXPIRE =
            "update audit_fact set what = :said, by_whom = :by, details = '{}', rulings = null, salt = null,"
                    + " expired_at = :now where expired_at is null and ";

    /** How many leaves had been sealed by an instant. */
    private static final String SEALED = "(select coalesce(max(tree_size), 0) from audit_checkpoint where at < :limit)";

    private record Last(String ritm, Instant at) {}

    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    FactExpiry(AuditTrail trail, JdbcClient jdbc, Clock clock) {
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** When something was last recorded of each request that has not expired; those of which nothing is left are left out. */
    @Transactional(readOnly = true)
    public Map<String, Instant> lastOf(Collection<String> ritms) {
        return jdbc
                .sql("select ritm, max(at) as last_at from audit_fact where ritm in (:ritms) and expired_at is null"
                        + " and kind <> :expiry group by ritm")
                .param("ritms", ritms)
                .param("expiry", FactKind.EXPIRY.name())
                .query((row, number) -> new Last(row.getString("ritm"), Times.read(row, "last_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Last::ritm, Last::at));
    }

    /** Expires the facts of requests, and records of each request that it did: one fact, which itself names nobody. */
    public void expire(Collection<String> ritms) {
        expiring("ritm in (:ritms) and kind <> :expiry")
                .param("ritms", ritms)
                .param("expiry", FactKind.EXPIRY.name())
                .update();
        ritms.forEach(ritm -> trail.record(
                FactKind.EXPIRY, ritm, "Personal data removed after its time to live", GATEHOUSE, Map.of()));
    }

    /**
     * Of the given requests, those with a fact that was not sealed by that instant. It does not expire yet: whoever verifies
     * the log believes that a text is gone by right only where it was sealed for all its time to live.
     */
    @Transactional(readOnly = true)
    public Set<String> notSealedBy(Instant limit, Collection<String> ritms) {
        return jdbc.sql("""
                        select distinct f.ritm from audit_fact f left join audit_leaf l on l.fact_id = f.id
                         where f.ritm in (:ritms) and f.expired_at is null and f.kind <> :expiry
                           and (l.leaf_index is null or l.leaf_index >=\s""" + SEALED + ")")
                .param("ritms", ritms)
                .param("expiry", FactKind.EXPIRY.name())
                .param("limit", Times.of(limit))
                .query(String.class)
                .set();
    }

    /** The requests of which something was recorded after they had expired, and before that instant. */
    @Transactional(readOnly = true)
    public List<String> recordedSinceExpiry(Instant before, int most) {
        return jdbc.sql("""
                        select distinct ritm from audit_fact
                         where expired_at is null and ritm is not null and kind <> :expiry and at < :before
                           and exists (select 1 from audit_fact expiry
                                        where expiry.ritm = audit_fact.ritm and expiry.kind = :expiry)
                         order by ritm limit :most""")
                .param("expiry", FactKind.EXPIRY.name())
                .param("before", Times.of(before))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Those about no request: sign-ins, deployments, what was done to accounts. */
    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int expireBefore(Instant limit, int most) {
        return expiring("""
                        id in (select f.id from audit_fact f join audit_leaf l on l.fact_id = f.id
                                where f.expired_at is null and f.ritm is null and f.at < :limit and l.leaf_index <\s""" + SEALED + " order by f.at limit :most)")
                .param("limit", Times.of(limit))
                .param("most", most)
                .update();
    }

    private JdbcClient.StatementSpec expiring(String which) {
        return jdbc.sql(EXPIRE + which).param("said", SAID).param("by", BY).param("now", Times.of(clock.instant()));
    }
}
