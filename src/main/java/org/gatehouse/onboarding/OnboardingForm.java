package org.gatehouse.onboarding;

import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Filing;
import org.gatehouse.request.Texts;

/** The onboarding form as it comes in, from the REST interface or from the page (AC-053). */
record OnboardingForm(
        String organisation,
        MfaPolicy policy,
        Scope scope,
        String securityGroup,
        String contactEmail,
        String comments,
        String requestedBy,
        String ritm) {

    /** The command it stands for; notes everything that is wrong with it. */
    OnboardingCommand read(Person person, Findings findings) {
        return new OnboardingCommand(
                Caller.of(person, requestedBy, findings),
                Filing.handedIn(ritm, person, findings),
                findings.required("organisation", organisation, OdsCode::of),
                findings.required("policy", policy),
                findings.required("scope", scope),
                findings.required("securityGroup", securityGroup, SecurityGroupName::of),
                findings.required("contactEmail", contactEmail, AccountAddress::of),
                findings.optional("comments", comments, Texts::comments));
    }
}
