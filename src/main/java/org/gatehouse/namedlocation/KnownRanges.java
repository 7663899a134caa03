package org.gatehouse.namedlocation;

import java.util.List;
import java.util.function.Predicate;

/**
 * The ranges of the tenant as one organisation sees them.
 *
 * @param defaults those that are named locations for everybody, such as HSCN, with their names
 * @param own those the organisation has registered, with the names of their locations; without what an update replaces
 * @param tenant every registered and pending range; one index serves all organisations
 * @param isOthers whether an owner in it is another organisation than the one that asks
 */
record KnownRanges<T>(
        LocationIndex<String> defaults,
        LocationIndex<String> own,
        LocationIndex<T> tenant,
        Predicate<? super T> isOthers) {

    static KnownRanges<?> none() {
        LocationIndex<String> nothing = LocationIndex.of(List.of());
        return new KnownRanges<>(nothing, nothing, nothing, owner -> false);
    }
}
