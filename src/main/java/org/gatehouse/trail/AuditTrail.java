package org.gatehouse.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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
                at, kind, ritm, by, Fitting.text(what, LONGEST_WHAT), Fitting.map(details, json::write), rulings);
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
