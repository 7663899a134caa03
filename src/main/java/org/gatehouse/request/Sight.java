package org.gatehouse.request;

import java.util.Set;
import org.gatehouse.identity.OdsCode;

/**
 * Which requests somebody sees: all of them, those of their organisations, and those of the types they work on.
 *
 * @param all whether every request there is
 */
public record Sight(boolean all, Set<OdsCode> organisations, Set<RequestType> types) {

    public static final Sight EVERYTHING = new Sight(true, Set.of(), Set.of());

    boolean isNothing() {
        return !all && organisations.isEmpty() && types.isEmpty();
    }

    /** Whether it reaches beyond the person's own organisations. */
    boolean isBroad() {
        return all || !types.isEmpty();
    }
}
