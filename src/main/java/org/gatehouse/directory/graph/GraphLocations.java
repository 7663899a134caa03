package org.gatehouse.directory.graph;

import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.directory.LocationDirectory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Microsoft Entra's named locations. They are too few for one per organisation, so many locations of ours share one,
 * and a list of our own says whose each range is.
 */
@Component
@Profile("production")
class GraphLocations implements LocationDirectory {

    private final PackingList list;
    private final EntraLocations entra;
    private final ConditionalAccessLock lock;

    GraphLocations(PackingList list, EntraLocations entra, ConditionalAccessLock lock) {
        this.list = list;
        this.entra = entra;
        this.lock = lock;
    }

    @Override
    public void putLocation(String location, String displayName, Set<String> ranges) {
        lock.whileHeld(() -> new LocationChange(list, entra, location, ranges).make());
    }

    @Override
    public void removeLocation(String location) {
        lock.whileHeld(() -> new LocationChange(list, entra, location, Set.of()).make());
    }

    @Override
    public Set<String> rangesOf(String location) {
        var ranges = new TreeSet<String>();
        for (SharedLocation shared : list.sharedLocationsOf(location)) {
            Set<String> there = list.rangesIn(shared).of(location);
            there.retainAll(cidrs(shared));
            ranges.addAll(there);
        }
        return ranges;
    }

    private Set<String> cidrs(SharedLocation shared) {
        if (shared.entraId() == null) {
            return Set.of();
        }
        try {
            return entra.read(shared.entraId()).cidrs();
        } catch (GraphFailure.NotFound gone) {
            return Set.of();
        }
    }
}
