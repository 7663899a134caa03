package org.gatehouse.signin;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.precedence.EffectivePolicy;

/** The order of the rules once more, as plain conditions that know nothing of any table. */
final class Oracle {

    private static final Duration GRACE = Duration.ofHours(14 * 24);

    private Oracle() {}

    /** @param number of the rule that counts, from 1 to 8 */
    record Says(Outcome outcome, int number) {}

    static EffectivePolicy policy(Facts facts) {
        if (facts.policies().contains(MfaPolicy.NAMED_LOCATIONS) && !facts.everCompromised()) {
            return EffectivePolicy.NAMED_LOCATIONS;
        }
        if (facts.policies().contains(MfaPolicy.STANDARD) || facts.everCompromised()) {
            return EffectivePolicy.STANDARD;
        }
        return facts.perUserMfa() ? EffectivePolicy.PER_USER : EffectivePolicy.NONE;
    }

    static Says outcome(Facts facts, Attempt attempt) {
        boolean microsoft365 = switch (attempt.application()) {
            case OUTLOOK, TEAMS, SHAREPOINT, ONEDRIVE, ONENOTE -> true;
            case NHSMAIL_PORTAL, ADFS_APPLICATION -> false;
        };
        if (facts.disabled() || facts.compromised()) {
            return new Says(Outcome.BLOCKED, 1);
        }
        if (facts.administrator()) {
            return new Says(due(facts, attempt), 2);
        }
        if (policy(facts) == EffectivePolicy.NONE) {
            return new Says(Outcome.MFA_NOT_REQUIRED, 3);
        }
        if (attempt.application() == Application.ADFS_APPLICATION) {
            return new Says(due(facts, attempt), 4);
        }
        if (facts.exceptionActive() && !facts.perUserMfa()) {
            return new Says(Outcome.MFA_NOT_REQUIRED, 5);
        }
        if (attempt.application() == Application.NHSMAIL_PORTAL) {
            return new Says(due(facts, attempt), 6);
        }
        if (policy(facts) == EffectivePolicy.NAMED_LOCATIONS
                && facts.fromNamedLocation()
                && microsoft365
                && !facts.perUserMfa()
                && isRegistered(facts)) {
            return new Says(Outcome.MFA_NOT_REQUIRED, 7);
        }
        return new Says(due(facts, attempt), 8);
    }

    private static Outcome due(Facts facts, Attempt attempt) {
        if (attempt.client() == Client.OUTLOOK_2010) {
            return Outcome.CLIENT_NOT_SUPPORTED;
        }
        if (!isRegistered(facts)) {
            Instant joined = facts.graceStartedAt() != null ? facts.graceStartedAt() : attempt.at();
            boolean grace = attempt.at().compareTo(joined.plus(GRACE)) < 0;
            return policy(facts) == EffectivePolicy.NAMED_LOCATIONS && !facts.administrator() && grace
                    ? Outcome.REGISTRATION_MAY_BE_SKIPPED
                    : Outcome.REGISTRATION_REQUIRED;
        }
        boolean key = facts.methods().contains(MethodType.FIDO2);
        boolean card = facts.methods().contains(MethodType.SMARTCARD) && attempt.client() == Client.WEB;
        return (key || card) && !facts.administrator() ? Outcome.SATISFIED_BY_TOKEN : Outcome.MFA_REQUIRED;
    }

    private static boolean isRegistered(Facts facts) {
        return facts.methods().contains(MethodType.AUTHENTICATOR_APP)
                || facts.methods().contains(MethodType.SMS)
                || facts.methods().contains(MethodType.CALL);
    }
}
