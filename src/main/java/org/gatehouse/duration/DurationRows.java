package org.gatehouse.duration;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.duration.SpanSource.Place;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows behind {@link Durations}, and how far they have come. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DurationRows {

    private record Key(String process, int version, String element, YearMonth month) {

        static Key of(Span span) {
            return new Key(span.process(), span.version(), span.element(), span.month());
        }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DurationRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** How far a source has been read, held against every other node until the transaction ends. */
    Place hold(String source) {
        return jdbc.sql("select ended_at, id from duration_place where source = :source for update")
                .param("source", source)
                .query((row, number) -> new Place(Times.read(row, "ended_at"), row.getString("id")))
                .single();
    }

    void put(String source, Place place) {
        jdbc.sql("update duration_place set ended_at = :at, id = :id where source = :source")
                .param("at", Times.of(place.endedAt()))
                .param("id", place.id())
                .param("source", source)
                .update();
    }

    /** Which of these were counted although the place lies before them. */
    Set<String> seen(String source, Instant since) {
        return new HashSet<>(jdbc.sql("select id from duration_seen where source = :source and ended_at >= :since")
                .param("source", source)
                .param("since", Times.of(since))
                .query(String.class)
                .list());
    }

    void see(String source, Collection<Span> spans) {
        batches.batchUpdate(
                "insert into duration_seen (source, id, ended_at) values (?, ?, ?)",
                spans.stream()
                        .map(span -> new Object[] {source, span.id(), Times.of(span.endedAt())})
                        .toList());
    }

    /** What the place has passed needs no remembering. */
    void forget(String source, Instant before) {
        jdbc.sql("delete from duration_seen where source = :source and ended_at < :before")
                .param("source", source)
                .param("before", Times.of(before))
                .update();
    }

    void count(List<Span> spans) {
        Map<Key, List<Span>> byKey = spans.stream().collect(Collectors.groupingBy(Key::of));
        // Always in one order: two sources share no key, but nobody need rely on that.
        byKey.entrySet().stream()
                .sorted((one, other) ->
                        one.getKey().toString().compareTo(other.getKey().toString()))
                .forEach(entry -> count(entry.getKey(), entry.getValue()));
    }

    private void count(Key key, List<Span> spans) {
        Distribution known =
                bind(jdbc.sql("""
                        select histogram, total_ms from duration_histogram
                         where process = :process and version = :version and element = :element and in_month = :month"""), key).query(DurationRows::read).optional().orElse(null);
        Distribution sum = known == null ? Distribution.empty() : known;
        spans.forEach(span -> sum.add(span.milliseconds()));
        String sql = known == null ? """
                insert into duration_histogram (process, version, element, in_month, kind, name, counted, total_ms, histogram)
                values (:process, :version, :element, :month, :kind, :name, :counted, :total, :histogram)""" : """
                update duration_histogram
                   set kind = :kind, name = :name, counted = :counted, total_ms = :total, histogram = :histogram
                 where process = :process and version = :version and element = :element and in_month = :month""";
        Span last = spans.get(spans.size() - 1);
        bind(jdbc.sql(sql), key)
                .param("kind", last.kind().name())
                .param("name", last.name())
                .param("counted", sum.counted())
                .param("total", sum.total())
                .param("histogram", sum.bytes())
                .update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Key key) {
        return statement
                .param("process", key.process())
                .param("version", key.version())
                .param("element", key.element())
                .param("month", Date.valueOf(key.month().atDay(1)));
    }

    private static Distribution read(ResultSet row, int number) throws SQLException {
        return Distribution.read(row.getBytes("histogram"), row.getLong("total_ms"));
    }
}
