package org.gatehouse.directory.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.graph.PackedRange.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One change of one location of ours, made while no other is: what is to be where is decided and written down first,
 * then Entra is brought to it and read again. So a change that broke off anywhere is finished, or taken back, by the
 * next one of the same location.
 */
final class LocationChange {

    /** Named locations of one tenant; Microsoft's documentation of the network assignment in Conditional Access. */
    static final int LOCATIONS_LIMIT = 195;

    private static final Logger log = LoggerFactory.getLogger(LocationChange.class);

    private final PackingList list;
    private final EntraLocations entra;
    private final String location;
    private final Set<String> wanted;
    private final Map<Integer, EntraLocation> shown = new HashMap<>();
    private List<EntraLocation> names;

    LocationChange(PackingList list, EntraLocations entra, String location, Set<String> wanted) {
        this.list = list;
        this.entra = entra;
        this.location = location;
        this.wanted = wanted;
    }

    void make() {
        decide();
        list.sharedLocationsOf(location).forEach(this::bring);
    }

    private void decide() {
        var rows = new ArrayList<PackedRange>();
        var fresh = new TreeSet<>(wanted);
        for (PackedRange row : list.rangesOf(location)) {
            if (leaves(row)) {
                rows.add(row.in(State.LEFT));
            } else if (row.isActive()) {
                fresh.remove(row.cidr());
            }
        }
        list.placesOf(fresh).forEach((cidr, shared) -> {
            rows.add(new PackedRange(location, cidr, shared, State.WANTED));
            fresh.remove(cidr);
        });
        List<SharedLocation> added = place(new ArrayDeque<>(fresh), rows);
        list.write(added, rows);
    }

    private boolean leaves(PackedRange row) {
        return row.location().equals(location) && row.isActive() && !wanted.contains(row.cidr());
    }

    /** Answers the shared locations that it takes beside those that there are. */
    private List<SharedLocation> place(Queue<String> fresh, List<PackedRange> rows) {
        List<SharedLocation> known = list.sharedLocations();
        known.forEach(shared -> fill(shared, fresh, rows));
        var added = new ArrayList<SharedLocation>();
        while (!fresh.isEmpty()) {
            var next = new SharedLocation(known.size() + added.size() + 1, null);
            fill(next, fresh, rows);
            added.add(new SharedLocation(next.number(), shown(next).id()));
        }
        return added;
    }

    private void fill(SharedLocation shared, Queue<String> fresh, List<PackedRange> rows) {
        if (fresh.isEmpty()) {
            return;
        }
        PackedRanges packed = afterThoseThatLeave(list.rangesIn(shared));
        if (packed.room(Set.of()) == 0) {
            return;
        }
        EntraLocation now = shown(shared);
        if (!now.exists()) {
            makeSureThatOneMoreFits();
        }
        for (int room = packed.room(now.cidrs()); room > 0 && !fresh.isEmpty(); room--) {
            rows.add(new PackedRange(location, fresh.remove(), shared.number(), State.WANTED));
        }
    }

    private PackedRanges afterThoseThatLeave(PackedRanges packed) {
        return new PackedRanges(packed.rows().stream()
                .map(row -> leaves(row) ? row.in(State.LEFT) : row)
                .toList());
    }

    private void bring(SharedLocation shared) {
        EntraLocation before = shown(shared);
        PackedRanges packed = list.rangesIn(shared);
        EntraLocation wished = packed.appliedTo(before, location);
        if (!wished.equals(before)) {
            EntraLocation after = entra.read(write(shared, wished));
            if (!packed.appliedTo(after, location).equals(after)) {
                throw new DirectoryUnavailable(
                        "The named location \"%s\" does not show the change: somebody else may have changed it at the same moment"
                                .formatted(shared.name()));
            }
        }
        list.write(
                List.of(),
                packed.rows().stream()
                        .filter(row -> row.location().equals(location) && row.state() == State.WANTED)
                        .map(row -> row.in(State.HELD))
                        .toList());
    }

    /** Answers the id. */
    private String write(SharedLocation shared, EntraLocation wished) {
        if (wished.ipRanges().size() > PackedRanges.LIMIT) {
            throw new DirectoryUnavailable(
                    "The named location \"%s\" has no room left because of ranges that were added to it by hand"
                            .formatted(shared.name()));
        }
        if (wished.exists()) {
            entra.writeRanges(wished);
            return wished.id();
        }
        makeSureThatOneMoreFits();
        String id = entra.create(wished);
        takeIntoUse(shared, id);
        return id;
    }

    private EntraLocation shown(SharedLocation shared) {
        return shown.computeIfAbsent(
                shared.number(), number -> shared.entraId() == null ? firstSeen(shared) : seenAgain(shared));
    }

    private EntraLocation seenAgain(SharedLocation shared) {
        try {
            return entra.read(shared.entraId());
        } catch (GraphFailure.NotFound gone) {
            return named(shared)
                    .orElseThrow(() -> new DirectoryUnavailable(
                            "Entra does not show the named location \"%s\": if it was deleted, restore it or make it again"
                                    .formatted(shared.name())));
        }
    }

    /** It may be there although its making was never answered. */
    private EntraLocation firstSeen(SharedLocation shared) {
        return named(shared).orElseGet(() -> EntraLocation.empty(shared.name()));
    }

    private Optional<EntraLocation> named(SharedLocation shared) {
        List<EntraLocation> found = names().stream()
                .filter(each -> shared.name().equals(each.displayName()))
                .toList();
        if (found.size() > 1) {
            throw new DirectoryUnavailable(
                    "Several named locations are called \"%s\": all but one must go".formatted(shared.name()));
        }
        return found.stream().findFirst().map(each -> {
            EntraLocation there = entra.read(each.id());
            takeIntoUse(shared, there.id());
            return there;
        });
    }

    private void takeIntoUse(SharedLocation shared, String entraId) {
        list.writeId(shared, entraId);
        log.warn(
                "Add the named location \"{}\" to the excluded locations of the Named Locations policy: "
                        + "its ranges have no effect before",
                shared.name());
    }

    private void makeSureThatOneMoreFits() {
        long toMake = shown.values().stream().filter(each -> !each.exists()).count();
        if (names().size() + toMake > LOCATIONS_LIMIT) {
            throw new DirectoryUnavailable(
                    "No named location has room for more ranges, and the tenant has all %d that Entra allows"
                            .formatted(LOCATIONS_LIMIT));
        }
    }

    private List<EntraLocation> names() {
        if (names == null) {
            names = entra.names();
        }
        return names;
    }
}
