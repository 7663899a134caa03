package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.signin.FactsOf.anybody;
import static org.gatehouse.signin.FactsOf.underNamedLocations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.worktime.LondonTime;
import org.junit.jupiter.api.Test;

/** What each change makes of a sign-in, and what of two answers is marked. */
class ChangeTest {

    private static final Instant TOMORROW_AT_TEN = Instant.parse("2026-11-24T10:00:00Z");
    private static final Seen HERE = new Seen("203.0.113.7", List.of("Site"), TOMORROW_AT_TEN);

    @Test
    void theMomentOfTheEndOfAnExceptionIsWithoutIt() {
        Gathered now = gathered(anybody().excepted());

        Gathered tomorrow = Change.TOMORROW_AT_TEN.of(now);
        assertThat(tomorrow.attempt().at()).isEqualTo(TOMORROW_AT_TEN);
        assertThat(tomorrow.facts().exceptionActive()).isFalse();
        assertThat(now.at(TOMORROW_AT_TEN.minusNanos(1)).facts().exceptionActive())
                .isTrue();
        assertThat(gathered(anybody()).at(Combinations.AT).facts().exceptionActive())
                .isFalse();
        Gathered endless = Change.WITH_EXCEPTION.of(gathered(anybody()));
        assertThat(endless.seen().exceptionEndsAt()).isNull();
        assertThat(Change.TOMORROW_AT_TEN.of(endless).facts().exceptionActive()).isTrue();
        assertThat(Change.WITHOUT_EXCEPTION.of(now).facts().exceptionActive()).isFalse();
    }

    @Test
    void tenIsTenInEnglandInSummerToo() {
        Gathered summer = gathered(anybody()).at(Instant.parse("2026-06-30T23:30:00Z"));
        assertThat(Change.TOMORROW_AT_TEN.of(summer).attempt().at()).isEqualTo(Instant.parse("2026-07-02T09:00:00Z"));
        assertThat(Change.IN_A_FORTNIGHT.of(summer).attempt().at()).isEqualTo(Instant.parse("2026-07-14T23:30:00Z"));
    }

    @Test
    void anotherPlaceHasNoAddressAndNoName() {
        Gathered home = Change.FROM_HOME.of(gathered(underNamedLocations().onSite()));
        assertThat(home.facts().fromNamedLocation()).isFalse();
        assertThat(home.seen()).isEqualTo(new Seen(null, List.of(), TOMORROW_AT_TEN));
        assertThat(Change.IN_A_NAMED_LOCATION.of(home).facts().fromNamedLocation())
                .isTrue();
    }

    @Test
    void groupsMethodsAndClientsChange() {
        Gathered now = gathered(anybody().perUserMfa().with(MethodType.SMS));
        assertThat(Change.UNDER_NAMED_LOCATIONS.of(now).facts().policies()).containsExactly(MfaPolicy.NAMED_LOCATIONS);
        assertThat(Change.UNDER_STANDARD
                        .of(gathered(underNamedLocations()))
                        .facts()
                        .policies())
                .containsExactly(MfaPolicy.STANDARD);
        assertThat(Change.WITHOUT_PER_USER_MFA.of(now).facts().perUserMfa()).isFalse();
        assertThat(Change.WITH_APP.of(now).facts().methods())
                .isEqualTo(Set.of(MethodType.SMS, MethodType.AUTHENTICATOR_APP));
        Gathered atTheDesk = now.with(FactsOf.signIn(Application.TEAMS, Client.DESKTOP));
        assertThat(Change.IN_THE_BROWSER.of(atTheDesk).attempt())
                .isEqualTo(FactsOf.signIn(Application.TEAMS, Client.WEB));
    }

    @Test
    void whatDiffersIsMarked() {
        Answer left = new Answer(
                Outcome.MFA_REQUIRED, "8", EffectivePolicy.STANDARD, null, List.of("one", "both"), List.of());
        Answer right = new Answer(
                Outcome.BLOCKED, "8", null, Combinations.AT.plus(Duration.ofDays(1)), List.of("both"), List.of());
        Comparison comparison = Comparison.of("Now", left, "Then", right, new LondonTime());

        assertThat(comparison.left() + comparison.right()).isEqualTo("NowThen");
        assertThat(comparison.lines())
                .containsExactly(
                        new Comparison.Line("Outcome", "MFA is required", "Blocked"),
                        new Comparison.Line("Rule", "8", "8"),
                        new Comparison.Line("Policy that counts", "Standard", "None counts"),
                        new Comparison.Line(
                                "Registration may be skipped until",
                                "It may not",
                                "Tuesday 24 November 2026 at 10:00"));
        assertThat(comparison.lines()).extracting(Comparison.Line::differs).containsExactly(true, false, true, true);
        assertThat(comparison.leftReasons())
                .containsExactly(new Comparison.Marked("one", true), new Comparison.Marked("both", false));
        assertThat(comparison.rightReasons()).containsExactly(new Comparison.Marked("both", false));
    }

    @Test
    void changesThatExcludeEachOtherAreRefused() {
        var findings = new Findings();
        Change.refuseContradictions(List.of(Change.FROM_HOME, Change.WITH_APP), findings);
        assertThat(findings.isEmpty()).isTrue();

        Change.refuseContradictions(
                List.of(Change.IN_A_NAMED_LOCATION, Change.FROM_HOME, Change.UNDER_STANDARD), findings);
        assertThat(findings.all())
                .extracting(Finding::message)
                .containsExactly("Choose one of these: In a named location, or From home, in no named location");
    }

    private static Gathered gathered(FactsOf facts) {
        return new Gathered(facts.facts(), FactsOf.OUTLOOK, HERE);
    }
}
