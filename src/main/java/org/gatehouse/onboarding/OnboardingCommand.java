package org.gatehouse.onboarding;

import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.servicedesk.RequestReference;

/**
 * A request to link a security group to a policy. Parts that could not be read are null.
 *
 * @param ritm the number another system gave it, or null
 */
record OnboardingCommand(
        Caller caller,
        RequestReference ritm,
        OdsCode organisation,
        MfaPolicy policy,
        Scope scope,
        SecurityGroupName group,
        AccountAddress contact,
        String comments) {

    /** What only one open or completed onboarding may hold. */
    String slot() {
        return slotOf(organisation, policy);
    }

    static String slotOf(OdsCode organisation, MfaPolicy policy) {
        return "ONBOARDING:%s:%s".formatted(organisation, policy);
    }
}
