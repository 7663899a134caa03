package org.gatehouse.namedlocation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.namedlocation.LocationIndex.Owned;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every range of the tenant that is registered or asked for, by address. Each node makes its index anew when the version
 * of the {@link LocationRegister} has moved on.
 */
@Repository
@Transactional(readOnly = true)
class TenantRanges {

    private record Indexed(long version, LocationIndex<String> defaults, LocationIndex<LocationHolding> tenant) {}

    private static final String WANTED =
            "select w.ritm, w.cidr, q.organisation from wanted_range w join request q on q.ritm = w.ritm"
                    + " where q.status in " + RequestStatus.OPEN_IN_SQL;

    private final LocationRows rows;
    private final JdbcClient jdbc;
    private volatile Indexed indexed = new Indexed(-1, LocationIndex.of(List.of()), LocationIndex.of(List.of()));

    TenantRanges(LocationRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /** The locations in force in which an address lies, the narrowest first; each since, and by, the range it lies in. */
    public List<RegisteredLocation> at(IpAddress address) {
        List<String> ids = indexed().tenant().ownersAt(address).stream()
                .filter(LocationHolding::isInForce)
                .map(LocationHolding::location)
                .distinct()
                .toList();
        return ids.isEmpty() ? List.of() : rows.at(address, ids);
    }

    /**
     * The ranges of the tenant as an organisation sees them that asks for some.
     *
     * @param organisation null where nobody in particular asks
     * @param replaced the location whose ranges are to be replaced, or null
     */
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
        rows.all().forEach(location -> {
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
        rows.located("l.organisation = :organisation", Map.of("organisation", organisation.value())).stream()
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

    /** A request that was decided meanwhile wants its ranges no longer, though the index still holds them. */
    private static boolean isOthers(LocationHolding holding, OdsCode organisation, Set<RequestReference> open) {
        return holding.organisation() != null
                && !holding.organisation().equals(organisation)
                && (holding.isInForce() || open.contains(holding.pending()));
    }
}
