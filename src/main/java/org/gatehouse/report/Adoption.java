package org.gatehouse.report;

import java.time.Instant;
import java.util.Map;
import org.gatehouse.directory.MethodType;
import org.gatehouse.precedence.EffectivePolicy;

/**
 * How many accounts are under MFA, in the shape of the REST contract. Each account is either under MFA, not under it, or
 * needs none.
 *
 * @param organisation whose accounts; null for the whole tenant, or for the platform's own
 * @param asOf when the directory had last told all there was
 * @param needNoMfa genuine shared mailboxes that nothing brings under MFA: nobody signs in to them (AC-095)
 * @param notUnderMfaExcepted those not under MFA that have a running exception, so that they are left out when MFA is
 *     turned on for all others (AC-127)
 * @param ssprOnly those not under MFA with a method, which serves to reset the password only (AC-122)
 * @param noMethod those that people sign in to without a method that counts by itself (AC-013)
 * @param numberOutsideUk those with a telephone number of somewhere else (AC-019)
 * @param inGrace those that may still put off registering one (AC-037)
 * @param byMethod how many have registered it, whether they are under MFA or not
 * @param ssprOnlyByMethod how many of these serve to reset the password only
 * @param byPolicy by the policy that counts
 */
record Adoption(
        String organisation,
        Instant asOf,
        long accounts,
        long underMfa,
        long notUnderMfa,
        long notUnderMfaExcepted,
        long needNoMfa,
        long ssprOnly,
        long noMethod,
        long numberOutsideUk,
        long inGrace,
        long excepted,
        long everCompromised,
        long compromised,
        Map<MethodType, Long> byMethod,
        Map<MethodType, Long> ssprOnlyByMethod,
        Map<EffectivePolicy, Long> byPolicy) {

    private static final int WHOLE = 100;

    /** Those that people sign in to, and mailboxes that are under MFA all the same. */
    public long needingMfa() {
        return underMfa + notUnderMfa;
    }

    /** How many in a hundred of those that need MFA are under it; 100 only if all are. */
    public int percent() {
        return percentOf(underMfa, needingMfa());
    }

    /** Rounded down; of nothing, nothing. */
    public static int percentOf(long some, long all) {
        return all == 0 ? 0 : (int) (some * WHOLE / all);
    }
}
