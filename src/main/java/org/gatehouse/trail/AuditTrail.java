package org.gatehouse.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.store.Json;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what is audited, in the transaction in which it happens: no row, no act. Nothing is ever changed in it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class AuditTrail {

    private static final int LONGEST_WHAT = 500;

    /** A query for the requests in which one of {@code :actors} did something. */
    public static final String RITMS_OF_ACTORS =
            "select ritm from audit_fact where by_whom in (:actors) and ritm is not null";

    /**
     * Which facts are sought; null seeks all of that kind.
     *
     * @param actors the logins or addresses of who did them; never empty
     * @param from the instant from which they happened
     * @param to the instant before which they happened
     */
    public record Sought(FactKind kind, Set<String> actors, Instant from, Instant to) {}

    /** @param id the number of the fact that says it */
    public record Submission(long id, String ritm) {}

    private record Condition(String sql, Map<String, Object> values) {

        static Condition of(Sought sought) {
            var conditions = new ArrayList<>(List.of("ritm is null"));
            var values = new HashMap<String, Object>();
            if (sought.kind() != null) {
                conditions.add("kind = :kind");
                values.put("kind", sought.kind().name());
            }
            if (sought.actors() != null) {
                conditions.add("by_whom in (:actors)");
                values.put("actors", sought.actors());
            }
            if (sought.from() != null) {
                conditions.add("at >= :from");
                values.put("from", Times.of(sought.from()));
            }
            if (sought.to() != null) {
                conditions.add("at < :to");
                values.put("to", Times.of(sought.to()));
            }
            return new Condition(String.join(" and ", conditions), values);
        }
    }

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records a fact that is about a request, with what decision tables said on the way to it.
     *
     * @param ritm the request, or null where it is about none
     * @param by the login of who did it, or {@code gatehouse}
     * @param details without secrets, and with no more personal data than who reads it needs
     */
    public void record(FactKind kind, String ritm, String what, String by, Map<String, ?> details) {
        // What is hashed is what a database gives back.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String rulings = Fitting.list(Rulings.take(), Ruling::leftOut, json::write);
        var text = new FactText(
                at,
                kind.name(),
                ritm,
                by,
                Fitting.text(what, LONGEST_WHAT),
                Fitting.map(details, json::write),
                rulings);
        String salt = Commitment.salt();
        jdbc.sql("""
                        insert into audit_fact (at, kind, ritm, by_whom, what, details, rulings, salt, commitment)
                        values (:at, :kind, :ritm, :by, :what, :details, :rulings, :salt, :commitment)""")
                .param("at", Times.of(at))
                .param("kind", kind.name())
                .param("ritm", ritm)
                .param("by", by)
                .param("what", text.what())
                .param("details", text.details())
                .param("rulings", text.rulings())
                .param("salt", salt)
                .param("commitment", Commitment.to(text, salt))
                .update();
    }

    /** Everything recorded of a request, oldest first. */
    @Transactional(readOnly = true)
    public List<Fact> of(String ritm) {
        return jdbc.sql("select * from audit_fact where ritm = :ritm order by id")
                .param("ritm", ritm)
                .query(this::read)
                .list();
    }

    /** What was recorded of several requests and is of one of these kinds, oldest first. */
    @Transactional(readOnly = true)
    public List<Fact> of(Collection<String> ritms, Set<FactKind> kinds) {
        return ritms.isEmpty()
                ? List.of()
                : jdbc.sql("select * from audit_fact where ritm in (:ritms) and kind in (:kinds) order by id")
                        .param("ritms", ritms)
                        .param("kinds", kinds.stream().map(Enum::name).toList())
                        .query(this::read)
                        .list();
    }

    /**
     * Facts that requests were submitted and that have not expired, in the order of their numbers.
     *
     * @param after the number of the last one that is known already, 0 for the first ones
     */
    @Transactional(readOnly = true)
    public List<Submission> submissions(long after, int most) {
        return jdbc.sql("select id, ritm from audit_fact where id > :after and kind = :kind and ritm is not null"
                        + " and expired_at is null order by id limit :most")
                .param("after", after)
                .param("kind", FactKind.SUBMITTED.name())
                .param("most", most)
                .query((row, number) -> new Submission(row.getLong("id"), row.getString("ritm")))
                .list();
    }

    /**
     * A part of the facts that are about no request, newest first.
     *
     * @param offset how many to pass over
     */
    @Transactional(readOnly = true)
    public List<Fact> outsideRequests(Sought sought, int size, long offset) {
        var condition = Condition.of(sought);
        return jdbc.sql("select * from audit_fact where %s order by id desc limit :size offset :offset"
                        .formatted(condition.sql()))
                .params(condition.values())
                .param("size", size)
                .param("offset", offset)
                .query(this::read)
                .list();
    }

    /** How many there are of them, counted up to a limit. */
    @Transactional(readOnly = true)
    public long countOutsideRequests(Sought sought, int limit) {
        var condition = Condition.of(sought);
        return jdbc.sql("select count(*) from (select 1 as one from audit_fact where %s limit :limit) counted"
                        .formatted(condition.sql()))
                .params(condition.values())
                .param("limit", limit)
                .query(Long.class)
                .single();
    }

    private Fact read(ResultSet row, int number) throws SQLException {
        return new Fact(
                row.getLong("id"),
                Times.read(row, "at"),
                FactKind.valueOf(row.getString("kind")),
                row.getString("ritm"),
                row.getString("by_whom"),
                row.getString("what"),
                json.readMap(row.getString("details")),
                row.getString("rulings"));
    }
}
