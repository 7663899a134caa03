package org.gatehouse.directory.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * To whom a Conditional Access policy applies.
 *
 * @param everybody whether it is switched on for the whole tenant
 */
record PolicyScope(boolean everybody, Set<String> includedGroups, Set<String> excludedGroups) {

    /** The part of a policy that is read. */
    record Shown(Conditions conditions) {}

    record Conditions(Users users) {}

    record Users(List<String> includeUsers, List<String> includeGroups, List<String> excludeGroups) {}

    private static final String EVERYBODY = "All";

    static PolicyScope of(Shown policy) {
        Users users = policy.conditions().users();
        return new PolicyScope(
                orNone(users.includeUsers()).contains(EVERYBODY),
                Set.copyOf(orNone(users.includeGroups())),
                Set.copyOf(orNone(users.excludeGroups())));
    }

    boolean includes(Collection<String> groups) {
        return everybody || !Collections.disjoint(includedGroups, groups);
    }

    boolean excludes(Collection<String> groups) {
        return !Collections.disjoint(excludedGroups, groups);
    }

    private static List<String> orNone(List<String> ids) {
        return ids == null ? List.of() : ids;
    }
}
