package org.gatehouse.directory.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Whoever the policy names. */
    Set<String> groups() {
        return Stream.concat(includedGroups.stream(), excludedGroups.stream()).collect(Collectors.toSet());
    }

    /**
     * What is different from before.
     *
     * @param everybody whether it may be so for all of the tenant
     * @param groups for whose members it may be so
     */
    record Difference(boolean everybody, Set<String> groups) {}

    Difference comparedWith(PolicyScope before) {
        return new Difference(
                everybody != before.everybody,
                Stream.of(
                                without(includedGroups, before.includedGroups),
                                without(before.includedGroups, includedGroups),
                                without(excludedGroups, before.excludedGroups),
                                without(before.excludedGroups, excludedGroups))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
    }

    boolean includes(Collection<String> groups) {
        return everybody || !Collections.disjoint(includedGroups, groups);
    }

    boolean excludes(Collection<String> groups) {
        return !Collections.disjoint(excludedGroups, groups);
    }

    private static Set<String> without(Set<String> ids, Set<String> others) {
        return ids.stream().filter(id -> !others.contains(id)).collect(Collectors.toSet());
    }

    private static List<String> orNone(List<String> ids) {
        return ids == null ? List.of() : ids;
    }
}
