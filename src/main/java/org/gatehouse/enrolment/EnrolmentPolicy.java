package org.gatehouse.enrolment;

import java.time.Instant;
import org.gatehouse.census.Entry;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MfaPolicy;

/** What a change of an account means for its enrolment. */
final class EnrolmentPolicy {

    /**
     * What was seen of the account.
     *
     * @param before null where nobody knew of it
     * @param now null where it is gone
     * @param policyBefore the policy that counted, or null where none of the two did
     * @param policyNow the policy that counts
     * @param compromised whether it is compromised now
     * @param at when it changed
     */
    record Seen(
            Entry before, Entry now, MfaPolicy policyBefore, MfaPolicy policyNow, boolean compromised, Instant at) {}

    /** What follows. */
    sealed interface Outcome {}

    record Nothing() implements Outcome {}

    /** Whatever was under way is over; nothing begins. */
    record Over(EnrolmentState as) implements Outcome {}

    /** The account is followed from now on, in place of whatever was under way. */
    record Begin(MfaPolicy policy, Instant joinedAt) implements Outcome {}

    /** One of the three methods is registered. */
    record Registered() implements Outcome {}

    private EnrolmentPolicy() {}

    /** @param followed the policy whose enrolment is under way, or null */
    static Outcome of(Seen seen, MfaPolicy followed) {
        if (seen.now() == null) {
            return new Over(EnrolmentState.DELETED);
        }
        if (seen.compromised()) {
            return new Over(EnrolmentState.COMPROMISED);
        }
        if (seen.policyNow() == null) {
            return new Over(EnrolmentState.LEFT);
        }
        if (followed == seen.policyNow()) {
            return seen.now().hasCoreMethod() ? new Registered() : new Nothing();
        }
        if (isOutstanding(seen)) {
            Instant since = seen.now().since(seen.policyNow());
            return new Begin(seen.policyNow(), since == null ? seen.at() : since);
        }
        return followed == null ? new Nothing() : new Over(EnrolmentState.LEFT);
    }

    private static boolean isOutstanding(Seen seen) {
        Entry now = seen.now();
        if (now.kind() == AccountKind.SHARED_MAILBOX || now.breakGlass() || !now.enabled()) {
            return false;
        }
        boolean joined = seen.policyBefore() != seen.policyNow();
        boolean cameBack = seen.before() != null && !seen.before().enabled();
        boolean lostItsMethods = seen.before() != null && seen.before().hasCoreMethod() && !now.hasCoreMethod();
        boolean anythingToDo =
                !now.hasCoreMethod() || now.perUserMfa() || seen.policyNow() == MfaPolicy.NAMED_LOCATIONS;
        return joined && anythingToDo || (cameBack || lostItsMethods) && !now.hasCoreMethod();
    }
}
