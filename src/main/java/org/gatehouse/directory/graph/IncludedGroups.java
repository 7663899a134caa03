package org.gatehouse.directory.graph;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.directory.DirectoryUnavailable;

/** The one part of a Conditional Access policy that Gatehouse reads and writes: the groups it is applied to. */
record IncludedGroups(Conditions conditions) {

    record Conditions(Users users) {}

    record Users(List<String> includeGroups) {}

    static IncludedGroups of(List<String> ids) {
        return new IncludedGroups(new Conditions(new Users(ids)));
    }

    /** A policy read without its groups must never be written back: it would lose every one of them. */
    List<String> ids() {
        if (conditions == null
                || conditions.users() == null
                || conditions.users().includeGroups() == null) {
            throw new DirectoryUnavailable("Microsoft Graph showed the policy without its groups");
        }
        return conditions.users().includeGroups();
    }

    boolean contains(String id) {
        return ids().contains(id);
    }

    IncludedGroups with(String id) {
        return contains(id)
                ? this
                : of(Stream.concat(ids().stream(), Stream.of(id)).toList());
    }

    IncludedGroups without(String id) {
        return of(ids().stream().filter(each -> !each.equals(id)).toList());
    }
}
