package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.signin.FactsOf.anybody;
import static org.gatehouse.signin.FactsOf.underNamedLocations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.junit.jupiter.api.Test;

/** What is said of a site: both diagnostics of the guidance, and in what each account differs from most. */
class SiteReportTest {

    @Test
    void whereSomeAreAskedEachShowsWhy() {
        SiteReport report = report(
                underNamedLocations().onSite(),
                underNamedLocations().onSite(),
                underNamedLocations().onSite().perUserMfa(),
                underNamedLocations().onSite().administrator(),
                anybody().onSite());

        assertThat(report.diagnosis().title()).isEqualTo("Some are asked (AC-086)");
        assertThat(report.diagnosis().checks()).hasSize(3);
        assertThat(report.most()).isEqualTo(Outcome.MFA_REQUIRED);
        assertThat(report.counts()).isEqualTo(Map.of(Outcome.MFA_REQUIRED, 3L, Outcome.MFA_NOT_REQUIRED, 2L));
    }

    @Test
    void whoDiffersFromMostComesFirst() {
        SiteReport report = report(
                underNamedLocations().onSite(),
                underNamedLocations().onSite(),
                underNamedLocations().onSite().perUserMfa(),
                underNamedLocations().onSite());

        assertThat(report.most()).isEqualTo(Outcome.MFA_NOT_REQUIRED);
        SiteReport.Row first = report.rows().get(0);
        assertThat(first.account()).isEqualTo("account2");
        assertThat(first.differences()).containsExactly("Per-user MFA: on (most: off)");
        assertThat(first.checks()).containsExactly("Per-user MFA is still on: allow 12 hours");
        assertThat(first.outcome()).isEqualTo(Outcome.MFA_REQUIRED);
        assertThat(first.rule()).isEqualTo("8");
        assertThat(first.policy()).isEqualTo("Named Locations");
        assertThat(first.because()).isEqualTo("Because.");
        assertThat(report.rows().get(1).differences()).isEmpty();
        assertThat(report.rows().get(1).checks()).isEmpty();
        assertThat(report.rows())
                .extracting(SiteReport.Row::account)
                .containsExactly("account2", "account0", "account1", "account3");
    }

    @Test
    void whoIsNotAskedMayStillBeLookedAt() {
        Verdict unprotected = ExplanationTest.verdict(anybody().in(), FactsOf.OUTLOOK);
        assertThat(Diagnosis.checksOf(new Member("a", unprotected)))
                .containsExactly("Is under no policy: a password alone lets anybody in");
        assertThat(Diagnosis.checksOf(new Member("a", AccountKind.SHARED_MAILBOX, unprotected)))
                .containsExactly("Is a genuine shared mailbox: nobody signs in to it");
        assertThat(Diagnosis.checksOf(new Member("a", AccountKind.SHARED_USER_ACCOUNT, unprotected)))
                .containsExactly("Is used as a shared mailbox, under no policy: it belongs into a long-term exception");
        assertThat(checks(underNamedLocations().onSite().in(MfaPolicy.values())))
                .containsExactly("Is in groups of both policies");
        assertThat(checks(anybody().disabled())).containsExactly("Is disabled: find out why before enabling it");
        assertThat(checks(anybody().compromised())).containsExactly("Is compromised: it is remediated first");
    }

    @Test
    void ofNoneThatIsKnownNothingIsConcluded() {
        SiteReport report = SiteReport.of(List.of(new Member("x", null)), FactsOf.OUTLOOK, "Here");

        assertThat(report.diagnosis().title()).isEqualTo("None of these accounts was found");
    }

    @Test
    void everyTraitCanMakeTheDifference() {
        FactsOf most = underNamedLocations().onSite();
        assertThat(differences(most, anybody().onSite())).containsExactly("Policy: Standard (most: Named Locations)");
        assertThat(differences(most, underNamedLocations().onSite().administrator()))
                .containsExactly("Administrator role: yes (most: no)");
        assertThat(differences(most, underNamedLocations().onSite().with()))
                .containsExactly("Method registered: no (most: yes)");
        assertThat(differences(most, underNamedLocations().onSite().excepted()))
                .containsExactly("Exception: runs (most: none)");
        assertThat(differences(most, anybody().onSite().in(MfaPolicy.values())))
                .containsExactly("In groups of both policies: yes (most: no)");
        assertThat(differences(most, underNamedLocations().onSite().disabled()))
                .containsExactly("Status: disabled (most: enabled)");
        assertThat(differences(most, underNamedLocations().onSite().compromised()))
                .containsExactly("Policy: Standard (most: Named Locations)", "Compromised: now (most: never)");
        assertThat(differences(most, underNamedLocations().onSite().onceCompromised()))
                .containsExactly("Policy: Standard (most: Named Locations)", "Compromised: once (most: never)");
    }

    @Test
    void whereAllAreAskedTheAddressIsLookedAt() {
        SiteReport report = report(underNamedLocations(), underNamedLocations().disabled(), underNamedLocations());

        assertThat(report.diagnosis().title()).isEqualTo("All are asked (AC-087)");
        assertThat(report.diagnosis().checks())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("203.0.113.7 is in no named location.");
    }

    @Test
    void whereAllAreAskedInANamedLocationTheAccountsAreLookedAt() {
        assertThat(report(anybody().onSite(), anybody().onSite()).diagnosis())
                .satisfies(diagnosis -> assertThat(diagnosis.title())
                        .isEqualTo("All are asked, although 203.0.113.7 is in a named location"))
                .satisfies(diagnosis -> assertThat(diagnosis.checks()).hasSize(2));
    }

    @Test
    void anApplicationThatAsksEverybodyIsTheReasonItself() {
        Attempt portal = FactsOf.signIn(Application.NHSMAIL_PORTAL, Client.WEB);
        Member member =
                new Member("a", ExplanationTest.verdict(underNamedLocations().onSite(), portal));

        assertThat(Diagnosis.of(List.of(member), portal, "Here").checks())
                .containsExactly("This application asks everybody, wherever they are (AC-045): NHSmail Portal.");
    }

    @Test
    void nobodyAskedAndNobodyThere() {
        assertThat(report(underNamedLocations().onSite()).diagnosis().title()).isEqualTo("Nobody of these is asked");
        assertThat(report(anybody().disabled()).diagnosis().title()).isEqualTo("Nobody of these can sign in");
        SiteReport nobody = SiteReport.of(List.of(new Member("x", null)), FactsOf.OUTLOOK, "Here");
        assertThat(nobody.unknown()).isEqualTo(1);
        assertThat(nobody.most()).isNull();
        SiteReport.Row row = nobody.rows().get(0);
        assertThat(row.outcome()).isNull();
        assertThat(row.rule() + row.policy() + row.because()).isEmpty();
        assertThat(row.differences()).isEmpty();
    }

    @Test
    void oldOutlooksAreNotAskedAndDoNotSignIn() {
        Attempt outlook = FactsOf.signIn(Application.OUTLOOK, Client.OUTLOOK_2010);
        var member = new Member("a", ExplanationTest.verdict(anybody(), outlook));
        assertThat(member.signsIn()).isFalse();
        assertThat(member.isAsked()).isFalse();
        assertThat(new Member("a", null).isAsked()).isFalse();
        assertThat(new Member("a", null).signsIn()).isFalse();
    }

    @Test
    void theChecksGoThroughTheGuidance() {
        assertThat(checks(anybody())).containsExactly("Is in no Named Locations group");
        assertThat(checks(underNamedLocations())).isEmpty();
        assertThat(checks(anybody().in(MfaPolicy.values()))).containsExactly("Is in a Standard group as well");
        assertThat(checks(underNamedLocations().onceCompromised()))
                .containsExactly("Was compromised once: no named location counts for it");
        assertThat(checks(underNamedLocations().administrator().with(MethodType.FIDO2)))
                .containsExactly("Has an administrator role", "Has registered no app, text message or call");
    }

    private static List<String> checks(FactsOf facts) {
        return Diagnosis.checksOf(new Member("a", ExplanationTest.verdict(facts, FactsOf.OUTLOOK)));
    }

    private static List<String> differences(FactsOf most, FactsOf one) {
        return report(most, most, most, one).rows().stream()
                .filter(row -> row.account().equals("account3"))
                .findFirst()
                .orElseThrow()
                .differences();
    }

    private static SiteReport report(FactsOf... accounts) {
        List<FactsOf> all = Arrays.asList(accounts);
        List<Member> members = IntStream.range(0, all.size())
                .mapToObj(number ->
                        new Member("account" + number, ExplanationTest.verdict(all.get(number), FactsOf.OUTLOOK)))
                .toList();
        return SiteReport.of(members, FactsOf.OUTLOOK, "203.0.113.7");
    }
}
