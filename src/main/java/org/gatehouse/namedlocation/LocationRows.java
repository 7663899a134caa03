package org.gatehouse.namedlocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the named locations in force with their ranges. */
@Repository
class LocationRows {

    /** A range with its location; without a range where the location has none. */
    private record Line(RegisteredLocation of, IpRange range, Instant since, String origin) {}

    private static final String IN_FORCE =
            "select l.id, l.organisation, l.name, l.origin, l.since, r.cidr, r.since as range_since,"
                    + " r.origin as range_origin from named_location l"
                    + " left join named_location_range r on r.location = l.id where l.ended_at is null";

    private final JdbcClient jdbc;

    LocationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RegisteredLocation> all() {
        return located("1 = 1", Map.of());
    }

    /** Those that a condition on the location {@code l} holds for. */
    List<RegisteredLocation> located(String condition, Map<String, ?> values) {
        return lines(condition, values).values().stream()
                .map(LocationRows::location)
                .toList();
    }

    /** The given locations in their order, each since, and by, the narrowest of its ranges in which the address lies. */
    List<RegisteredLocation> at(IpAddress address, List<String> ids) {
        Map<String, List<Line>> lines = lines("l.id in (:ids)", Map.of("ids", ids));
        return ids.stream().map(id -> locationAt(address, lines.get(id))).toList();
    }

    private Map<String, List<Line>> lines(String condition, Map<String, ?> values) {
        return jdbc.sql(IN_FORCE + " and " + condition).params(values).query(LocationRows::line).list().stream()
                .collect(Collectors.groupingBy(line -> line.of().id(), LinkedHashMap::new, Collectors.toList()));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        String organisation = row.getString("organisation");
        String cidr = row.getString("cidr");
        return new Line(
                new RegisteredLocation(
                        row.getString("id"),
                        organisation == null ? null : OdsCode.of(organisation),
                        row.getString("name"),
                        row.getString("origin"),
                        Times.read(row, "since"),
                        List.of()),
                cidr == null ? null : IpRange.of(cidr),
                Times.read(row, "range_since"),
                row.getString("range_origin"));
    }

    private static RegisteredLocation location(List<Line> lines) {
        return lines.get(0)
                .of()
                .with(lines.stream()
                        .map(Line::range)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList());
    }

    private static RegisteredLocation locationAt(IpAddress address, List<Line> lines) {
        Line narrowest = lines.stream()
                .filter(line -> line.range() != null && line.range().contains(address))
                .max(Comparator.comparing(line -> line.range().prefixLength()))
                .orElseThrow();
        return location(lines).registered(narrowest.since(), narrowest.origin());
    }
}
