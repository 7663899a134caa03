package org.gatehouse.onboarding;

import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.request.Forgotten;

/**
 * What an onboarding request asks for, as it is kept and shown.
 *
 * @param securityGroupId the directory's own id: names change, and a change is to be noticed (AC-059)
 */
record OnboardingDetails(
        MfaPolicy policy,
        Scope scope,
        String securityGroup,
        String securityGroupId,
        String contactEmail,
        String comments) {

    /** Group and scope are the organisation's, not a person's. */
    OnboardingDetails forgotten() {
        return new OnboardingDetails(
                policy, scope, securityGroup, securityGroupId, Forgotten.ADDRESS.value(), Forgotten.text(comments));
    }
}
