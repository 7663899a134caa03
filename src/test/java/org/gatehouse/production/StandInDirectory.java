package org.gatehouse.production;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.LocationDirectory;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.identity.OdsCode;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** A directory in memory that holds every group one asks for; its organisation is what stands before the first dot. */
@TestComponent
@Primary
class StandInDirectory implements Directory, LocationDirectory {

    private final Set<String> links = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> locations = new ConcurrentHashMap<>();

    @Override
    public void putLocation(String location, String displayName, Set<String> ranges) {
        locations.put(location, Set.copyOf(ranges));
    }

    @Override
    public void removeLocation(String location) {
        locations.remove(location);
    }

    @Override
    public Set<String> rangesOf(String location) {
        return locations.getOrDefault(location, Set.of());
    }

    @Override
    public List<SecurityGroup> groupsNamed(SecurityGroupName name) {
        return group(name.value()).stream().toList();
    }

    @Override
    public Optional<SecurityGroup> group(String id) {
        return Optional.of(new SecurityGroup(id, id, OdsCode.of(id.substring(0, id.indexOf('.'))), false));
    }

    @Override
    public void link(String groupId, MfaPolicy policy) {
        links.add(groupId + policy);
    }

    @Override
    public void unlink(String groupId, MfaPolicy policy) {
        links.remove(groupId + policy);
    }

    @Override
    public boolean isLinked(String groupId, MfaPolicy policy) {
        return links.contains(groupId + policy);
    }
}
