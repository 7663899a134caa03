package org.gatehouse.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.onboarding.OnboardingPolicy.Assessment;
import org.gatehouse.onboarding.OnboardingPolicy.Facts;
import org.gatehouse.onboarding.OnboardingPolicy.Holder;
import org.gatehouse.onboarding.OnboardingPolicy.Impossible;
import org.gatehouse.onboarding.OnboardingPolicy.Possible;
import org.gatehouse.refusal.Finding;
import org.gatehouse.request.Warning;
import org.gatehouse.servicedesk.RequestReference;
import org.junit.jupiter.api.Test;

class OnboardingPolicyTest {

    private static final OdsCode ZA1 = OdsCode.of("ZA1");
    private static final OdsCode ZB2 = OdsCode.of("ZB2");
    private static final SecurityGroup GROUP = new SecurityGroup("1", "ZA1.sg.MFA", ZA1, false);

    @Test
    void aPlainGroupOfTheOrganisationIsPossibleWithoutWarnings() {
        assertThat(OnboardingPolicy.assess(facts("ZA1.sg.MFA", Scope.SUBSET, null, GROUP)))
                .isEqualTo(new Possible(GROUP, List.of()));
    }

    @Test
    void aMissingGroupIsImpossible() {
        assertThat(codes(facts("ZA1.sg.MFA", Scope.SUBSET, null))).containsExactly("GROUP_NOT_FOUND");
    }

    @Test
    void aNameThatMatchesTwoGroupsIsImpossible() {
        var other = new SecurityGroup("2", "ZA1.sg.MFA", ZA1, false);
        assertThat(codes(facts("ZA1.sg.MFA", Scope.SUBSET, null, GROUP, other))).containsExactly("GROUP_AMBIGUOUS");
    }

    @Test
    void everyReasonAgainstAGroupComesAtOnce() {
        var group = new SecurityGroup("1", "ZB2.sg.Mail", ZB2, true);
        var holder = new Holder(RequestReference.of("RITM0010001"), true);
        assertThat(codes(facts("ZB2.sg.Mail", Scope.ALL, holder, group)))
                .containsExactly("ONBOARDING_EXISTS", "GROUP_MAIL_ENABLED", "GROUP_OF_ANOTHER_ORGANISATION");
    }

    @Test
    void aGroupOfThePlatformIsNotTheOrganisations() {
        var group = new SecurityGroup("1", "NHSmail.sg.MFA-CA-Std-Central", null, false);
        assertThat(codes(facts("NHSmail.sg.MFA-CA-Std-Central", Scope.SUBSET, null, group)))
                .containsExactly("GROUP_OF_ANOTHER_ORGANISATION");
    }

    @Test
    void anUnusualNameAndTheWholeOrganisationAreWarnings() {
        var group = new SecurityGroup("1", "ZA1-reception", ZA1, false);
        var possible = (Possible) OnboardingPolicy.assess(facts("ZA1-reception", Scope.ALL, null, group));
        assertThat(possible.warnings())
                .extracting(Warning::code)
                .containsExactly("NAME_OUTSIDE_PATTERN", "WHOLE_ORGANISATION");
    }

    @Test
    void onlyFindingsAboutTheGroupNameItsField() {
        var holder = new Holder(RequestReference.of("RITM0010001"), true);
        var impossible = (Impossible) OnboardingPolicy.assess(facts("ZA1.sg.MFA", Scope.SUBSET, holder));
        assertThat(impossible.findings()).extracting(Finding::field).containsExactly("", "securityGroup");
    }

    @Test
    void whoHoldsTheSlotIsNamedWithHowItStands() {
        var ritm = RequestReference.of("RITM0010001");
        assertThat(taken(new Holder(ritm, true))).startsWith("RITM0010001 is open for ZA1");
        assertThat(taken(new Holder(ritm, false))).startsWith("RITM0010001 is completed for ZA1");
        assertThat(taken(null)).startsWith("Another request is open for ZA1");
    }

    private static String taken(Holder holder) {
        return OnboardingPolicy.slotTaken(facts("ZA1.sg.MFA", Scope.SUBSET, holder))
                .message();
    }

    private static List<String> codes(Facts facts) {
        Assessment assessment = OnboardingPolicy.assess(facts);
        assertThat(assessment).isInstanceOf(Impossible.class);
        return ((Impossible) assessment).findings().stream().map(Finding::code).toList();
    }

    private static Facts facts(String name, Scope scope, Holder holder, SecurityGroup... matches) {
        return new Facts(ZA1, MfaPolicy.STANDARD, scope, SecurityGroupName.of(name), List.of(matches), holder);
    }
}
