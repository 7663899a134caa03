package org.gatehouse.onboarding;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.refusal.Finding;
import org.gatehouse.request.Warning;
import org.gatehouse.servicedesk.RequestReference;

/** Whether an onboarding may be asked for: every reason against it, or the group and what one should know. */
final class OnboardingPolicy {

    /**
     * What is known when a request is filed.
     *
     * @param matches every group of that name in the directory
     * @param holder the request for the same organisation and policy, or null
     */
    record Facts(
            OdsCode organisation,
            MfaPolicy policy,
            Scope scope,
            SecurityGroupName name,
            List<SecurityGroup> matches,
            Holder holder) {}

    /**
     * The request that has what only one may have.
     *
     * @param open whether it is under way, and not completed
     */
    record Holder(RequestReference ritm, boolean open) {}

    sealed interface Assessment {}

    record Possible(SecurityGroup group, List<Warning> warnings) implements Assessment {}

    /** @param findings every reason, of which those with an empty field concern the state and not the content */
    record Impossible(List<Finding> findings) implements Assessment {}

    static final String SLOT_TAKEN = "ONBOARDING_EXISTS";
    private static final String GROUP_FIELD = "securityGroup";

    private OnboardingPolicy() {}

    static Assessment assess(Facts facts) {
        var findings = new ArrayList<Finding>();
        if (facts.holder() != null) {
            findings.add(slotTaken(facts));
        }
        if (facts.matches().isEmpty()) {
            findings.add(group("GROUP_NOT_FOUND", "There is no security group '%s'. Create it first.", facts));
        } else if (facts.matches().size() > 1) {
            findings.add(group("GROUP_AMBIGUOUS", "More than one security group is called '%s'.", facts));
        } else {
            findings.addAll(unfit(facts.matches().get(0), facts));
        }
        return findings.isEmpty()
                ? new Possible(facts.matches().get(0), warnings(facts))
                : new Impossible(List.copyOf(findings));
    }

    /** What is wrong with the one group of that name. */
    private static List<Finding> unfit(SecurityGroup group, Facts facts) {
        var findings = new ArrayList<Finding>();
        if (group.mailEnabled()) {
            findings.add(group(
                    "GROUP_MAIL_ENABLED",
                    "'%s' is mail-enabled. Use a security group that is not: mail-enabled ones cannot be managed.",
                    facts));
        }
        if (!facts.organisation().equals(group.organisation())) {
            findings.add(group(
                    "GROUP_OF_ANOTHER_ORGANISATION", "'%s' is not a security group of your organisation.", facts));
        }
        return findings;
    }

    private static List<Warning> warnings(Facts facts) {
        var warnings = new ArrayList<Warning>();
        if (!facts.name().followsPatternOf(facts.organisation())) {
            warnings.add(new Warning(
                    "NAME_OUTSIDE_PATTERN",
                    "The group's name does not begin with '%s.sg.' as names usually do"
                            .formatted(facts.organisation())));
        }
        if (facts.scope() == Scope.ALL) {
            warnings.add(new Warning(
                    "WHOLE_ORGANISATION",
                    "The scope is the whole organisation; a selected subset of users is strongly recommended"));
        }
        return warnings;
    }

    /** Where the other request was filed at the same moment, its reference is not known, and it is open. */
    static Finding slotTaken(Facts facts) {
        Holder holder = facts.holder();
        return new Finding(
                "",
                SLOT_TAKEN,
                "%s is %s for %s and the %s policy: there is one onboarding per organisation and policy"
                        .formatted(
                                holder == null ? "Another request" : holder.ritm(),
                                holder == null || holder.open() ? "open" : "completed",
                                facts.organisation(),
                                facts.policy().inWords()));
    }

    private static Finding group(String code, String message, Facts facts) {
        return new Finding(GROUP_FIELD, code, message.formatted(facts.name()));
    }
}
