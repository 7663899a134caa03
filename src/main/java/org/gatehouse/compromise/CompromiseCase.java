package org.gatehouse.compromise;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.servicedesk.RequestReference;

/**
 * An account that was marked as compromised, until it is remediated or deleted.
 *
 * @param accountId the directory's id of the account, which stays when its address changes
 * @param run how often it was marked in this case
 * @param markedAt when it was marked last
 * @param processInstance null until its process has been started
 * @param remediationStartedAt when somebody began to give it back, or null
 * @param remediationBy the login of who did
 * @param remediatedAt when it was given back, or null
 * @param closedAt when the case was over, or null
 */
record CompromiseCase(
        RequestReference ritm,
        String accountId,
        AccountAddress account,
        String displayName,
        OdsCode organisation,
        int run,
        Instant markedAt,
        String processInstance,
        Instant remediationStartedAt,
        String remediationBy,
        Instant remediatedAt,
        Instant closedAt) {

    private static final Duration HANDED_OVER = Duration.ofHours(24);

    boolean isOpen() {
        return closedAt == null;
    }

    /** Whether somebody has begun to give it back, and it was not marked again since. */
    boolean isBeingRemediated() {
        return isOpen() && remediationStartedAt != null;
    }

    /** Whether whoever gives it back hands over its password; a day later that is an ordinary reset. */
    boolean isHandedOver(Instant now) {
        return isBeingRemediated() || remediatedAt != null && now.isBefore(remediatedAt.plus(HANDED_OVER));
    }
}
