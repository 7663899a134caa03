package org.gatehouse.namedlocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.namedlocation.LocationIndex.Owned;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The named locations in force and the ranges asked for. Its index is made anew by each node when the register's version
 * has moved on.
 */
@Repository
@Transactional
class LocationRegister {

    /** How many named locations and ranges are in force. */
    record Count(long locations, long ranges) {}

    private record Indexed(long version, LocationIndex<String> defaults, LocationIndex<LocationHolding> tenant) {}

    /** A range with its location; without a range where the location has none. */
    private record Line(RegisteredLocation of, IpRange range, Instant since, String origin) {}

    private static final String IN_FORCE =
            "select l.id, l.organisation, l.name, l.origin, l.since, r.cidr, r.since as range_since,"
                    + " r.origin as range_origin from named_location l"
                    + " left join named_location_range r on r.location = l.id where l.ended_at is null";

    private static final String WANTED =
            "select w.ritm, w.cidr, q.organisation from wanted_range w join request q on q.ritm = w.ritm"
                    + " where q.status in " + RequestStatus.OPEN_IN_SQL;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;
    private volatile Indexed indexed = new Indexed(-1, LocationIndex.of(List.of()), LocationIndex.of(List.of()));

    LocationRegister(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** Holds the register until the transaction ends, so that whoever files next sees what is filed now. */
    void hold() {
        jdbc.sql("select version from location_register where id = 1 for update")
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<RegisteredLocation> find(OdsCode organisation, LocationName name) {
        return located(IN_FORCE + " and l.held_name = :name", Map.of("name", name.heldBy(organisation))).stream()
                .findFirst();
    }

    /**
     * A page of the locations in force, by organisation and name; those of everybody first.
     *
     * @param organisations whose to list beside those of everybody, or null for all
     * @param only nothing but this organisation's, or null
     */
    @Transactional(readOnly = true)
    public PageOf<RegisteredLocation> page(Set<OdsCode> organisations, OdsCode only, PageOf.Wanted page) {
        var conditions = new ArrayList<>(List.of("ended_at is null"));
        var values = new LinkedHashMap<String, Object>();
        if (organisations != null) {
            conditions.add("(organisation is null or organisation in (:organisations))");
            values.put("organisations", codes(organisations));
        }
        if (only != null) {
            conditions.add("organisation = :only");
            values.put("only", only.value());
        }
        String where = " from named_location where " + String.join(" and ", conditions);
        long total = jdbc.sql(PageOf.counting(where))
                .params(values)
                .query(Long.class)
                .single();
        List<String> ids = jdbc.sql("select id" + where
                        + " order by case when organisation is null then 0 else 1 end, organisation, name"
                        + " limit :size offset :offset")
                .params(values)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(String.class)
                .list();
        if (ids.isEmpty()) {
            return new PageOf<>(List.of(), page.page(), page.size(), total);
        }
        Map<String, RegisteredLocation> byId = located(IN_FORCE + " and l.id in (:ids)", Map.of("ids", ids)).stream()
                .collect(Collectors.toMap(RegisteredLocation::id, location -> location));
        return new PageOf<>(ids.stream().map(byId::get).toList(), page.page(), page.size(), total);
    }

    /** The ranges of a location in force; none where there is no such location. */
    @Transactional(readOnly = true)
    public List<IpRange> rangesOf(String id) {
        return located(IN_FORCE + " and l.id = :id", Map.of("id", id)).stream()
                .flatMap(location -> location.ranges().stream())
                .toList();
    }

    /** The locations that everybody has by default. */
    @Transactional(readOnly = true)
    public List<RegisteredLocation> defaults() {
        return located(IN_FORCE + " and l.organisation is null", Map.of());
    }

    /** Whether a location that everybody has by default is called so. */
    @Transactional(readOnly = true)
    public boolean isDefault(LocationName name) {
        return defaults().stream().anyMatch(location -> location.name().equalsIgnoreCase(name.value()));
    }

    /** The locations in force in which an address lies, the narrowest first; each since, and by, the range it lies in. */
    @Transactional(readOnly = true)
    public List<RegisteredLocation> at(IpAddress address) {
        List<String> ids = indexed().tenant().ownersAt(address).stream()
                .filter(LocationHolding::isInForce)
                .map(LocationHolding::location)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, List<Line>> lines = lines(IN_FORCE + " and l.id in (:ids)", Map.of("ids", ids));
        return ids.stream().map(id -> locationAt(address, lines.get(id))).toList();
    }

    /**
     * The ranges of the tenant as an organisation sees them that asks for some.
     *
     * @param organisation null where nobody in particular asks
     * @param replaced the location whose ranges are to be replaced, or null
     */
    @Transactional(readOnly = true)
    public KnownRanges<?> asSeenBy(OdsCode organisation, String replaced) {
        Set<RequestReference> open = openRequests();
        Indexed now = indexed();
        return new KnownRanges<>(
                now.defaults(),
                LocationIndex.of(organisation == null ? List.of() : ownOf(organisation, replaced)),
                now.tenant(),
                holding -> isOthers(holding, organisation, open));
    }

    /** What of other organisations' overlaps these ranges, in words that only reviewers may read. */
    @Transactional(readOnly = true)
    public List<String> overlaps(OdsCode organisation, RequestReference asked, Collection<IpRange> ranges) {
        Set<RequestReference> open = openRequests();
        LocationIndex<LocationHolding> tenant = indexed().tenant();
        return ranges.stream()
                .flatMap(range -> tenant.overlapping(range)
                        .filter(owned -> isOthers(owned.owner(), organisation, open))
                        .filter(owned -> !asked.equals(owned.owner().pending()))
                        .map(owned -> "%s overlaps %s of %s (%s)"
                                .formatted(
                                        range,
                                        owned.range(),
                                        owned.owner().organisation(),
                                        owned.owner().isInForce()
                                                ? "registered as "
                                                        + owned.owner().name()
                                                : "asked for in "
                                                        + owned.owner().pending())))
                .distinct()
                .toList();
    }

    @Transactional(readOnly = true)
    public Count count() {
        return new Count(
                jdbc.sql("select count(*) from named_location where ended_at is null")
                        .query(Long.class)
                        .single(),
                jdbc.sql("select count(*) from named_location_range r join named_location l on l.id = r.location"
                                + " where l.ended_at is null")
                        .query(Long.class)
                        .single());
    }

    /** Notes which ranges a request asks for. */
    void want(RequestReference ritm, Collection<IpRange> ranges) {
        batches.batchUpdate(
                "insert into wanted_range (ritm, cidr) values (?, ?)",
                ranges.stream()
                        .map(range -> new Object[] {ritm.value(), range.toString()})
                        .toList());
        moveOn();
    }

    /** Puts a location into force, or gives one that is in force other ranges. */
    void put(String id, OdsCode organisation, LocationName name, String origin, Collection<IpRange> ranges) {
        String held = organisation == null ? name.value() : name.heldBy(organisation);
        int known = jdbc.sql(
                        "update named_location set ended_at = null, name = :name, held_name = :held where id = :id")
                .param("name", name.value())
                .param("held", held)
                .param("id", id)
                .update();
        if (known == 0) {
            jdbc.sql("""
                            insert into named_location (id, organisation, name, held_name, origin, since)
                            values (:id, :organisation, :name, :held, :origin, :now)""")
                    .param("id", id)
                    .param("organisation", organisation == null ? null : organisation.value())
                    .param("name", name.value())
                    .param("held", held)
                    .param("origin", origin)
                    .param("now", Times.of(clock.instant()))
                    .update();
        }
        exchange(id, origin, RangeDiff.between(rangesOf(id), ranges));
        moveOn();
    }

    private void exchange(String id, String origin, RangeDiff diff) {
        if (!diff.removed().isEmpty()) {
            jdbc.sql("""
                            update request set relied_on_until = :now
                             where ritm in (select origin from named_location_range where location = :id)""")
                    .param("now", Times.of(clock.instant()))
                    .param("id", id)
                    .update();
        }
        batches.batchUpdate(
                "delete from named_location_range where location = ? and cidr = ?",
                diff.removed().stream()
                        .map(range -> new Object[] {id, range.toString()})
                        .toList());
        Timestamp now = Times.of(clock.instant());
        batches.batchUpdate(
                "insert into named_location_range (location, cidr, since, origin) values (?, ?, ?, ?)",
                diff.added().stream()
                        .map(range -> new Object[] {id, range.toString(), now, origin})
                        .toList());
    }

    /** Takes a location out of force; its name is free again. */
    void end(String id) {
        jdbc.sql("update named_location set ended_at = :now, held_name = null where id = :id and ended_at is null")
                .param("now", Times.of(clock.instant()))
                .param("id", id)
                .update();
        moveOn();
    }

    /** Last in its transaction: until it commits, nobody makes an index of a version that may be undone. */
    private void moveOn() {
        jdbc.sql("update location_register set version = version + 1 where id = 1")
                .update();
    }

    private Indexed indexed() {
        long version = jdbc.sql("select version from location_register where id = 1")
                .query(Long.class)
                .single();
        Indexed current = indexed;
        if (current.version() != version) {
            List<Owned<LocationHolding>> everything = everything();
            current = new Indexed(
                    version,
                    LocationIndex.of(everything.stream()
                            .filter(owned -> owned.owner().organisation() == null)
                            .map(owned ->
                                    new Owned<>(owned.range(), owned.owner().name()))
                            .toList()),
                    LocationIndex.of(everything));
            indexed = current;
        }
        return current;
    }

    private List<Owned<LocationHolding>> everything() {
        var all = new ArrayList<Owned<LocationHolding>>();
        located(IN_FORCE, Map.of()).forEach(location -> {
            var holding = new LocationHolding(location.id(), location.organisation(), location.name(), null);
            location.ranges().forEach(range -> all.add(new Owned<>(range, holding)));
        });
        jdbc.sql(WANTED)
                .query((row, number) -> new Owned<>(
                        IpRange.of(row.getString("cidr")),
                        new LocationHolding(
                                null,
                                OdsCode.of(row.getString("organisation")),
                                row.getString("ritm"),
                                RequestReference.of(row.getString("ritm")))))
                .list()
                .forEach(all::add);
        return all;
    }

    /** What the organisation has registered or asked for, by the name of the location or the request. */
    private List<Owned<String>> ownOf(OdsCode organisation, String replaced) {
        var own = new ArrayList<Owned<String>>();
        located(IN_FORCE + " and l.organisation = :organisation", Map.of("organisation", organisation.value())).stream()
                .filter(location -> !location.id().equals(replaced))
                .forEach(location -> location.ranges().forEach(range -> own.add(new Owned<>(range, location.name()))));
        jdbc.sql(WANTED + " and q.organisation = :organisation")
                .param("organisation", organisation.value())
                .query((row, number) -> new Owned<>(IpRange.of(row.getString("cidr")), row.getString("ritm")))
                .list()
                .forEach(own::add);
        return own;
    }

    private Set<RequestReference> openRequests() {
        return jdbc
                .sql("select ritm from request where type = :type and status in " + RequestStatus.OPEN_IN_SQL)
                .param("type", RequestType.NAMED_LOCATION.name())
                .query(String.class)
                .list()
                .stream()
                .map(RequestReference::of)
                .collect(Collectors.toSet());
    }

    private List<RegisteredLocation> located(String sql, Map<String, ?> values) {
        return lines(sql, values).values().stream()
                .map(LocationRegister::location)
                .toList();
    }

    private Map<String, List<Line>> lines(String sql, Map<String, ?> values) {
        return jdbc.sql(sql).params(values).query(LocationRegister::line).list().stream()
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

    /** At least one, for SQL knows no empty list; no organisation has the empty code. */
    private static List<String> codes(Set<OdsCode> organisations) {
        return Stream.concat(Stream.of(""), organisations.stream().map(OdsCode::value))
                .toList();
    }

    /** A request that was decided meanwhile wants its ranges no longer, though the index still holds them. */
    private static boolean isOthers(LocationHolding holding, OdsCode organisation, Set<RequestReference> open) {
        return holding.organisation() != null
                && !holding.organisation().equals(organisation)
                && (holding.isInForce() || open.contains(holding.pending()));
    }
}
