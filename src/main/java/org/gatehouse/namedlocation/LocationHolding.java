package org.gatehouse.namedlocation;

import org.gatehouse.identity.OdsCode;
import org.gatehouse.servicedesk.RequestReference;

/**
 * Whose a range in the register is.
 *
 * @param location the location's key, or null where the range is only asked for
 * @param organisation null for a default location
 * @param pending the request that asks for it, or null where it is in force
 */
record LocationHolding(String location, OdsCode organisation, String name, RequestReference pending) {

    boolean isInForce() {
        return pending == null;
    }
}
