package org.gatehouse.signin;

import java.time.Instant;
import org.gatehouse.precedence.EffectivePolicy;

/**
 * What becomes of one account's sign-in.
 *
 * @param policy what counts of all that brings the account under MFA
 * @param graceEndsAt when the days of grace end or ended, as if it were under Named Locations
 * @param perUserOverdue whether per-user MFA should be off by now, as if it were under Named Locations (AC-051)
 */
record Verdict(
        Facts facts,
        Attempt attempt,
        EffectivePolicy policy,
        Instant graceEndsAt,
        boolean perUserOverdue,
        Ruling ruling) {

    Outcome outcome() {
        return ruling.outcome();
    }

    boolean isUnderNamedLocations() {
        return policy == EffectivePolicy.NAMED_LOCATIONS;
    }

    /** Whether the account has days of grace at all, which may be over (AC-036, AC-037). */
    boolean hasGrace() {
        return isUnderNamedLocations() && !facts.administrator() && !facts.hasCoreMethod();
    }

    boolean isInMicrosoft365() {
        return ruling.kind().equals(Ruling.MICROSOFT_365);
    }
}
