package org.gatehouse.duration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests as a whole, from their submission to an end that a query names. */
class RequestSpans implements SpanSource {

    private final String name;
    private final String element;
    private final String inWords;
    private final String query;
    private final JdbcClient jdbc;

    private RequestSpans(String name, String element, String inWords, String query, JdbcClient jdbc) {
        this.name = name;
        this.element = element;
        this.inWords = inWords;
        this.query = query;
        this.jdbc = jdbc;
    }

    /** To their completion. What was rejected or withdrawn came to nothing, and a rejection may yet be overturned. */
    static RequestSpans completions(JdbcClient jdbc) {
        return new RequestSpans("completions", Durations.COMPLETED, "Submission to completion", """
                select ritm as id, type, submitted_at, completed_at as ended_at from request
                 where completed_at >= :at and (completed_at > :at or ritm > :id) and completed_at <= :until
                   and status not in ('REJECTED', 'WITHDRAWN')
                 order by completed_at, ritm limit :most""", jdbc);
    }

    /** To a reviewer's decision; what the escalation panel says comes later. */
    static RequestSpans decisions(JdbcClient jdbc) {
        return new RequestSpans("decisions", Durations.DECIDED, "Submission to decision", """
                select cast(d.id as varchar(20)) as id, r.type, r.submitted_at, d.decided_at as ended_at
                  from request_decision d join request r on r.ritm = d.ritm
                 where d.decided_at >= :at and (d.decided_at > :at or cast(d.id as varchar(20)) > :id)
                   and d.decided_at <= :until and d.outcome in ('APPROVED', 'PARTLY_APPROVED', 'REJECTED')
                   and d.decided_by <> 'gatehouse'
                 order by d.decided_at, cast(d.id as varchar(20)) limit :most""", jdbc);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Span> after(Place place, Instant until, int most) {
        return jdbc.sql(query)
                .param("at", Times.of(place.endedAt()))
                .param("id", place.id())
                .param("until", Times.of(until))
                .param("most", most)
                .query(this::read)
                .list();
    }

    private Span read(ResultSet row, int number) throws SQLException {
        Instant endedAt = Times.read(row, "ended_at");
        long took = Duration.between(Times.read(row, "submitted_at"), endedAt).toMillis();
        return new Span(
                row.getString("id"),
                row.getString("type"),
                0,
                element,
                MeasuredKind.REQUEST,
                inWords,
                endedAt,
                Math.max(0, took));
    }
}
