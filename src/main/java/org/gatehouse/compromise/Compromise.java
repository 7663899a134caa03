package org.gatehouse.compromise;

import java.time.Instant;
import org.gatehouse.servicedesk.RequestReference;

/**
 * The newest case of an account, for whoever shows the account.
 *
 * @param open whether the account is still locked down
 * @param markedAt when it was marked first in this case
 * @param lastMarkedAt when it was marked last
 * @param lastMarkedBy the login of who marked it last
 * @param remediationStartedAt when somebody began to give it back, or null
 * @param remediationBy the login of who did, or null
 * @param remediatedAt when it was given back, or null
 */
public record Compromise(
        RequestReference ritm,
        boolean open,
        Instant markedAt,
        Instant lastMarkedAt,
        String lastMarkedBy,
        Instant remediationStartedAt,
        String remediationBy,
        Instant remediatedAt,
        Containment containment) {

    /** Whether it was marked more than once. */
    public boolean again() {
        return containment.run() > 1;
    }

    /** Whether it is locked down and can be given back. */
    public boolean contained() {
        return open && containment.verdict() == Verdict.CONTAINED;
    }

    /** Where it stands, such as "Compromised and being locked down". */
    public String inWords() {
        if (beingRemediated()) {
            return "Compromised. It is being given back";
        }
        return switch (containment.verdict()) {
            case CONTAINED -> "Compromised and locked down";
            case IN_PROGRESS -> "Compromised and being locked down";
            case PARTLY_CONTAINED -> "Compromised and NOT locked down completely";
        };
    }

    public boolean beingRemediated() {
        return open && remediationStartedAt != null;
    }
}
