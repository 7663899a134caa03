package org.gatehouse.identity;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/** Somebody who signs in: a person, or another system in role {@code integration}. Kept in the session. */
public record Person(String login, String name, AccountAddress address, Set<String> groups) implements Serializable {

    public Person {
        groups = Set.copyOf(groups);
    }

    public boolean is(String group) {
        return groups.contains(group);
    }

    public boolean isAnyOf(Set<String> candidates) {
        return candidates.stream().anyMatch(groups::contains);
    }

    public boolean administers(OdsCode organisation) {
        return is(Groups.localAdministratorsOf(organisation));
    }

    public boolean isLocalAdministrator() {
        return !organisations().isEmpty();
    }

    /**
     * Of which organisations this person finds something.
     *
     * @param all whether those of everybody are open to them
     * @param only the one that is asked for, or null for each they may see
     * @return null for every organisation there is
     */
    public Set<OdsCode> within(boolean all, OdsCode only) {
        if (only == null) {
            return all ? null : organisations();
        }
        return all || administers(only) ? Set.of(only) : Set.of();
    }

    /** The organisations this person is a Local Administrator of, in the order of their codes. */
    public Set<OdsCode> organisations() {
        var organisations = new TreeSet<OdsCode>((a, b) -> a.value().compareTo(b.value()));
        groups.forEach(group -> Groups.administeredBy(group).ifPresent(organisations::add));
        return organisations;
    }
}
