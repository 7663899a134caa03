package org.gatehouse.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks one table until when something rested on requests. */
@Component
public class RequestRests {

    private record Rest(RequestReference ritm, Instant until) {}

    private final JdbcClient jdbc;

    RequestRests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param sql selects {@code ritm}, {@code resting} (whether it still does) and {@code ended_at}, several rows a request
     *     or one, of those whose {@code ritm in (:ritms)}
     */
    public Map<RequestReference, Instant> ask(String sql, Collection<RequestReference> requests) {
        var until = new HashMap<RequestReference, Instant>();
        if (!requests.isEmpty()) {
            jdbc.sql(sql)
                    .param("ritms", RequestReference.texts(requests))
                    .query(RequestRests::read)
                    .list()
                    .forEach(rest ->
                            until.merge(rest.ritm(), rest.until(), (one, other) -> one.isAfter(other) ? one : other));
        }
        return until;
    }

    private static Rest read(ResultSet row, int number) throws SQLException {
        Instant ended = Times.read(row, "ended_at");
        return new Rest(
                RequestReference.of(row.getString("ritm")),
                row.getBoolean("resting") || ended == null ? Instant.MAX : ended);
    }
}
