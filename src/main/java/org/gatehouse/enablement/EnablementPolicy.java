package org.gatehouse.enablement;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.OdsCode;

/** Says what enabling MFA would do to an account. A registered method alone is no MFA (AC-122). */
final class EnablementPolicy {

    /**
     * What is known of an account.
     *
     * @param compromised whether it is compromised now
     * @param exempt whether an MFA exception runs for it
     */
    record Facts(DirectoryAccount account, boolean compromised, boolean exempt) {}

    private EnablementPolicy() {}

    /**
     * @param organisation whose list it is
     * @param facts null where there is no such account
     */
    static Judgement judge(OdsCode organisation, Facts facts) {
        if (facts == null || !organisation.equals(facts.account().organisation())) {
            return Judgement.not(Reason.ACCOUNT_UNKNOWN);
        }
        List<Reason> hindrances = hindrances(facts);
        return hindrances.isEmpty()
                ? new Judgement(verdict(facts.account()), remarks(facts))
                : new Judgement(Verdict.NOT_ENABLED, hindrances);
    }

    private static List<Reason> hindrances(Facts facts) {
        var hindrances = new ArrayList<Reason>();
        if (facts.account().kind() == AccountKind.SHARED_MAILBOX) {
            hindrances.add(Reason.SHARED_MAILBOX);
        }
        if (facts.account().breakGlass()) {
            hindrances.add(Reason.ACCOUNT_BREAK_GLASS);
        }
        if (facts.compromised() && !facts.account().policies().contains(MfaPolicy.STANDARD)) {
            hindrances.add(Reason.ACCOUNT_COMPROMISED);
        }
        return hindrances;
    }

    /** Whom the Named Locations policy asks is not moved to the other, which would ask in every place. */
    private static Verdict verdict(DirectoryAccount account) {
        return account.policies().isEmpty() ? Verdict.WILL_BE_ENABLED : Verdict.ALREADY_ENABLED;
    }

    private static List<Reason> remarks(Facts facts) {
        DirectoryAccount account = facts.account();
        var remarks = new ArrayList<Reason>();
        if (facts.compromised()) {
            remarks.add(Reason.ACCOUNT_COMPROMISED);
        }
        if (facts.exempt()) {
            remarks.add(Reason.EXCEPTION_RUNS);
        }
        if (account.kind() == AccountKind.SHARED_USER_ACCOUNT && !facts.exempt()) {
            remarks.add(Reason.SHARED_USER_ACCOUNT);
        }
        if (!account.enabled()) {
            remarks.add(Reason.ACCOUNT_DISABLED);
        }
        if (account.policies().contains(MfaPolicy.NAMED_LOCATIONS)
                && !account.policies().contains(MfaPolicy.STANDARD)) {
            remarks.add(Reason.NAMED_LOCATIONS);
        }
        if (account.perUserMfa() && account.policies().isEmpty()) {
            remarks.add(Reason.PER_USER_MFA);
        }
        if (!account.hasCoreMethod()) {
            remarks.add(Reason.NO_METHOD_REGISTERED);
        }
        return remarks;
    }
}
