package org.gatehouse.report;

import java.time.Instant;
import java.util.Map;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;

/**
 * Which accounts are wanted.
 *
 * @param organisation only of this one, or null for the whole tenant
 */
record Wanted(OdsCode organisation, Part part, PoliciesThatCount policies, Instant now) {

    /** Whoever joined a policy after this is in its grace now: the values of {@link TenantTable#JOINED_LATELY}. */
    Map<String, Object> lately() {
        return Map.of(
                "namedLocationsLately", Times.of(now.minus(policies.graceOf(MfaPolicy.NAMED_LOCATIONS))),
                "standardLately", Times.of(now.minus(policies.graceOf(MfaPolicy.STANDARD))));
    }
}
