package org.gatehouse.namedlocation;

import java.util.List;
import java.util.function.Function;

/**
 * The ranges of the tenant as one organisation sees them.
 *
 * @param index every default, registered and pending range; one index serves all organisations
 * @param seen how an owner in it stands to the organisation that asks
 */
record KnownRanges<T>(LocationIndex<T> index, Function<? super T, Neighbour> seen) {

    enum Standing {
        /** Registered for everybody, such as HSCN. */
        DEFAULT,
        /** Registered by the organisation that asks. */
        OWN,
        /** Registered, or asked for, by another organisation. */
        OTHER,
        /** Of no interest, such as the location that an update replaces. */
        IGNORED
    }

    /** @param name the location's, which is told for all but those of other organisations */
    record Neighbour(Standing standing, String name) {}

    static KnownRanges<Neighbour> none() {
        return new KnownRanges<>(LocationIndex.of(List.of()), Function.identity());
    }
}
