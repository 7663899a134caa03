package org.gatehouse.namedlocation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.Door;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Component;

/** What somebody may read of the register, in the shapes of the REST contract. */
@Component
class LocationDesk {

    /** Entra's limits in one tenant: so many named locations of so many ranges each. */
    static final int MOST_LOCATIONS = 195;

    record View(String name, String organisation, List<String> ranges, String origin, Instant since) {

        static View of(RegisteredLocation location) {
            return new View(
                    location.name(),
                    location.organisation() == null
                            ? null
                            : location.organisation().value(),
                    location.ranges().stream().map(IpRange::toString).toList(),
                    location.origin(),
                    location.since());
        }
    }

    /** @param locations those the reader may see, the narrowest first */
    record LookUp(String ip, boolean inNamedLocation, List<View> locations) {}

    /** @param used of so many that Entra allows in one tenant */
    record Capacity(String what, long used, long most) {}

    private final LocationRegister register;
    private final TenantRanges ranges;
    private final Organisations organisations;

    LocationDesk(LocationRegister register, TenantRanges ranges, Organisations organisations) {
        this.register = register;
        this.ranges = ranges;
        this.organisations = organisations;
    }

    /** Local Administrators see their own and those of everybody. */
    PageOf<RegisteredLocation> page(Person person, OdsCode only, PageOf.Wanted wanted) {
        return register.page(seesAll(person) ? null : person.organisations(), only, wanted);
    }

    /** @throws Refusal if the text is no address */
    LookUp lookUp(Person person, String ip) {
        IpAddress address = IpText.address(ip.strip())
                .orElseThrow(() -> Refusal.invalid(
                        "ip", "UNPARSABLE", "Enter one IP address, such as 203.0.113.7 or 2a00:1450::5"));
        List<RegisteredLocation> found = ranges.at(address);
        Set<OdsCode> own = person.organisations();
        List<View> visible = found.stream()
                .filter(location ->
                        seesAll(person) || location.organisation() == null || own.contains(location.organisation()))
                .map(View::of)
                .toList();
        return new LookUp(address.toString(), !found.isEmpty(), visible);
    }

    /**
     * What is to be said about ranges, as the organisation sees them that would register them.
     *
     * @param organisation null for the reader's own, if there is one
     * @throws Refusal if the organisation does not exist for the reader
     */
    RangeReport check(Person person, OdsCode organisation, String ipRanges) {
        if (organisation != null
                && (organisations.find(organisation).isEmpty()
                        || !(seesAll(person) || Caller.self(person).actsFor(organisation)))) {
            throw Refusal.unknown("There is no organisation %s that you act for".formatted(organisation));
        }
        Set<OdsCode> own = person.organisations();
        OdsCode asking =
                organisation == null && own.size() == 1 ? own.iterator().next() : organisation;
        return RangeAnalyst.analyse(ipRanges, ranges.asSeenBy(asking, null));
    }

    /** The ranges are packed into Entra's locations, so that ranges are what runs out. */
    List<Capacity> capacity() {
        LocationRegister.Count count = register.count();
        long packed = (count.ranges() + RangeAnalyst.MOST_RANGES - 1) / RangeAnalyst.MOST_RANGES;
        return List.of(
                new Capacity("RANGES", count.ranges(), (long) MOST_LOCATIONS * RangeAnalyst.MOST_RANGES),
                new Capacity("ENTRA_LOCATIONS", packed, MOST_LOCATIONS));
    }

    static boolean seesAll(Person person) {
        return Door.STAFF.test(person);
    }
}
