package org.gatehouse.namedlocation;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The named locations in force and the ranges asked for. Whatever changes them moves the register's version on, by which
 * {@link TenantRanges} know that they have changed.
 */
@Repository
@Transactional
class LocationRegister {

    /** How many named locations and ranges are in force. */
    record Count(long locations, long ranges) {}

    private final LocationRows rows;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    LocationRegister(LocationRows rows, JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.rows = rows;
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
        return rows.located("l.held_name = :name", Map.of("name", name.heldBy(organisation))).stream()
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
        Map<String, RegisteredLocation> byId = rows.located("l.id in (:ids)", Map.of("ids", ids)).stream()
                .collect(Collectors.toMap(RegisteredLocation::id, location -> location));
        return new PageOf<>(ids.stream().map(byId::get).toList(), page.page(), page.size(), total);
    }

    /** The ranges of a location in force; none where there is no such location. */
    @Transactional(readOnly = true)
    public List<IpRange> rangesOf(String id) {
        return rows.located("l.id = :id", Map.of("id", id)).stream()
                .flatMap(location -> location.ranges().stream())
                .toList();
    }

    /** The locations that everybody has by default. */
    @Transactional(readOnly = true)
    public List<RegisteredLocation> defaults() {
        return rows.located("l.organisation is null", Map.of());
    }

    /** Whether a location that everybody has by default is called so. */
    @Transactional(readOnly = true)
    public boolean isDefault(LocationName name) {
        return defaults().stream().anyMatch(location -> location.name().equalsIgnoreCase(name.value()));
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

    /** At least one, for SQL knows no empty list; no organisation has the empty code. */
    private static List<String> codes(Set<OdsCode> organisations) {
        return Stream.concat(Stream.of(""), organisations.stream().map(OdsCode::value))
                .toList();
    }
}
