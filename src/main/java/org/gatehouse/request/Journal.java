package org.gatehouse.request;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to each request, written in the transaction in which it happens: no entry, no act. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Journal {

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    Journal(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public void note(RequestReference ritm, JournalKind kind, String what, String by) {
        note(ritm, kind, what, by, Map.of());
    }

    public void note(RequestReference ritm, JournalKind kind, String what, String by, Map<String, ?> details) {
        jdbc.sql("""
                        insert into journal (ritm, at, kind, what, by_whom, details)
                        values (:ritm, :at, :kind, :what, :by, :details)""")
                .param("ritm", ritm.value())
                .param("at", Times.of(clock.instant()))
                .param("kind", kind.name())
                .param("what", what)
                .param("by", by)
                .param("details", json.write(details))
                .update();
    }

    /** Everything that happened to a request, oldest first. */
    @Transactional(readOnly = true)
    public List<JournalEntry> of(RequestReference ritm) {
        return jdbc.sql("select * from journal where ritm = :ritm order by id")
                .param("ritm", ritm.value())
                .query((row, number) -> new JournalEntry(
                        Times.read(row, "at"),
                        JournalKind.valueOf(row.getString("kind")),
                        row.getString("what"),
                        row.getString("by_whom"),
                        json.readMap(row.getString("details"))))
                .list();
    }
}
