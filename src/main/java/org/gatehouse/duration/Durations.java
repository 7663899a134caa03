package org.gatehouse.duration;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How long things took, as it has been counted so far. */
@Repository
@Transactional(readOnly = true)
public class Durations {

    public static final String COMPLETED = "completed";
    public static final String DECIDED = "decided";

    private static final int MEDIAN = 50;
    private static final int NINETY = 90;
    private static final int NINETY_FIVE = 95;

    /**
     * What is wanted.
     *
     * @param process only of this one, or null
     * @param version only of this version of its diagram, or null
     * @param from the first month, by the end of what was measured, in UTC
     * @param to the last month
     */
    public record Wanted(String process, Integer version, YearMonth from, YearMonth to) {}

    /** A version of a process of which something was measured; version 0 are whole requests of a type. */
    public record ProcessVersion(String process, int version) {}

    private record Key(String process, int version, String element) {}

    private record Row(Key key, String name, MeasuredKind kind, Distribution distribution) {}

    private final JdbcClient jdbc;

    Durations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line for each element of each version, in the order of their names; months are added up. */
    public List<Measured> of(Wanted wanted) {
        var conditions = new ArrayList<>(List.of("in_month between :from and :to"));
        var values = new LinkedHashMap<String, Object>();
        values.put("from", Date.valueOf(wanted.from().atDay(1)));
        values.put("to", Date.valueOf(wanted.to().atDay(1)));
        if (wanted.process() != null) {
            conditions.add("process = :process");
            values.put("process", wanted.process());
        }
        if (wanted.version() != null) {
            conditions.add("version = :version");
            values.put("version", wanted.version());
        }
        var sums = new LinkedHashMap<Key, Row>();
        jdbc.sql("select * from duration_histogram where " + String.join(" and ", conditions)
                        + " order by process, version desc, name, element, in_month desc")
                .params(values)
                .query(Durations::read)
                .list()
                .forEach(row -> sums.merge(row.key(), row, Durations::sum));
        return sums.values().stream().map(Durations::measured).toList();
    }

    /** Of which versions of which processes something was measured, the newest first. */
    public List<ProcessVersion> known() {
        return jdbc.sql("select distinct process, version from duration_histogram order by process, version desc")
                .query((row, number) -> new ProcessVersion(row.getString("process"), row.getInt("version")))
                .list();
    }

    /** The later month knows the name as it is now. */
    private static Row sum(Row later, Row earlier) {
        later.distribution().add(earlier.distribution());
        return later;
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                new Key(row.getString("process"), row.getInt("version"), row.getString("element")),
                row.getString("name"),
                MeasuredKind.valueOf(row.getString("kind")),
                Distribution.read(row.getBytes("histogram"), row.getLong("total_ms")));
    }

    private static Measured measured(Row row) {
        Distribution all = row.distribution();
        return new Measured(
                row.key().process(),
                row.key().version(),
                row.key().element(),
                row.name(),
                row.kind(),
                all.counted(),
                all.mean(),
                all.percentile(MEDIAN),
                all.percentile(NINETY),
                all.percentile(NINETY_FIVE));
    }
}
