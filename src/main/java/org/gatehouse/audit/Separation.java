package org.gatehouse.audit;

import java.time.Instant;
import java.util.List;
import org.gatehouse.audit.SegregationPolicy.Conflict;
import org.gatehouse.request.RequestType;

/**
 * Who had which part in one decision, or in giving back one account.
 *
 * @param filedBySystem whether another system filed it in the requester's name
 * @param vouchedBy the address of the senior person who confirmed it, or null where none is needed
 * @param what the outcome of a decision, or {@code GIVEN_BACK}
 * @param firstReviewer who had rejected what an escalation decides, or null
 * @param contestedBy who had contested it, or null
 * @param account the account that was given back, or null
 * @param markedBy who had marked it as compromised, or null
 * @param identityCheckedBy the address of who checked its holder's identity, or null
 * @param separate whether each was somebody else, as far as logins and addresses tell
 */
record Separation(
        String ritm,
        RequestType type,
        String organisation,
        String requestedBy,
        String submittedBy,
        boolean filedBySystem,
        String vouchedBy,
        String what,
        String decidedBy,
        Instant decidedAt,
        String firstReviewer,
        String contestedBy,
        String account,
        String markedBy,
        String identityCheckedBy,
        boolean separate,
        List<Conflict> conflicts) {}
