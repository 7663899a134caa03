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

    public boolean beingRemediated() {
        return open && remediationStartedAt != null;
    }
}
