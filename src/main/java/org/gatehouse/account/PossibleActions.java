package org.gatehouse.account;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.gatehouse.compromise.AccountAction;
import org.gatehouse.standing.Standing;

/**
 * What may be done to an account as it stands, whoever does it.
 *
 * @param refusals why each of the others may not
 */
record PossibleActions(Set<AccountAction> permitted, Map<AccountAction, String> refusals) {

    private static final String DELETED = "The account was deleted.";

    /** Marking a compromised account again is possible and not listed among the five (AC-114, Q-25). */
    static PossibleActions of(Map<AccountAction, String> refusals, Standing standing, boolean deleted) {
        if (deleted) {
            var all = new EnumMap<AccountAction, String>(AccountAction.class);
            EnumSet.allOf(AccountAction.class).forEach(action -> all.put(action, DELETED));
            return new PossibleActions(Set.of(), all);
        }
        var permitted = EnumSet.allOf(AccountAction.class);
        permitted.removeAll(refusals.keySet());
        if (standing.compromised()) {
            permitted.remove(AccountAction.MARK_COMPROMISED);
        }
        return new PossibleActions(permitted, refusals);
    }
}
