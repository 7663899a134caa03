package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.signin.FactsOf.anybody;
import static org.gatehouse.signin.FactsOf.signIn;
import static org.gatehouse.signin.FactsOf.underNamedLocations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.guidance.Topic;
import org.gatehouse.worktime.LondonTime;
import org.junit.jupiter.api.Test;

/** What is said of a verdict: the reasons after the first, which is the table's, and the topics of the advice. */
class ExplanationTest {

    private static final LondonTime LONDON = new LondonTime();
    private static final String BECAUSE = "Because.";
    private static final String NO_EXCEPTION = "No exception runs for the account.";
    private static final String NOWHERE = "The sign-in comes from no named location.";
    private static final String STANDARD =
            "The account is in no Named Locations group, and under the Standard policy no location counts.";
    private static final String ALLOW_TWELVE_HOURS =
            "Per-user MFA is still on. It is removed within 12 hours of joining the group: allow 12 hours.";
    private static final String REGISTER_FIRST =
            "A named location lifts the prompt only once an app, a text message or a call is registered.";
    private static final Instant TOMORROW = Combinations.AT.plus(Duration.ofDays(1));

    @Test
    void underStandardNothingLifts() {
        assertThat(reasons(anybody())).containsExactly(BECAUSE, NO_EXCEPTION, STANDARD, NOWHERE);
        assertThat(topics(anybody()))
                .containsExactly(
                        Topic.WHEN_ASKED,
                        Topic.LOST_DEVICE,
                        Topic.LOCKED_OUT,
                        Topic.MORE_THAN_ONE_METHOD,
                        Topic.AUTHENTICATOR_TROUBLE);
    }

    @Test
    void thePlaceIsNamed() {
        assertThat(reasons(verdict(underNamedLocations(), FactsOf.OUTLOOK), new Seen("203.0.113.7", List.of(), null)))
                .containsExactly(BECAUSE, NO_EXCEPTION, "203.0.113.7 is in no named location.");
        assertThat(reasons(
                        verdict(underNamedLocations().onSite(), FactsOf.OUTLOOK),
                        new Seen("198.51.100.7", List.of("HSCN", "Site"), null)))
                .containsExactly(BECAUSE, "198.51.100.7 is in the named location HSCN, Site.");
        assertThat(reasons(
                        verdict(underNamedLocations().onSite(), FactsOf.OUTLOOK),
                        new Seen("198.51.100.7", List.of(), null)))
                .containsExactly(BECAUSE, "198.51.100.7 is in a named location.");
        assertThat(reasons(underNamedLocations().onSite())).containsExactly(BECAUSE);
        assertThat(topics(underNamedLocations().onSite())).containsExactly(Topic.NAMED_LOCATIONS);
        assertThat(topics(underNamedLocations())).startsWith(Topic.NAMED_LOCATIONS, Topic.WHEN_ASKED);
    }

    @Test
    void perUserMfaHoldsBackALocationAndAnException() {
        assertThat(reasons(underNamedLocations().onSite().perUserMfa()))
                .containsExactly(BECAUSE, NO_EXCEPTION, ALLOW_TWELVE_HOURS);
        assertThat(reasons(
                        verdict(anybody().excepted().perUserMfa(), FactsOf.OUTLOOK),
                        new Seen(null, List.of(), TOMORROW)))
                .containsExactly(
                        BECAUSE,
                        "An exception runs until Tuesday 24 November 2026 at 10:00, but per-user MFA is still on, and no"
                                + " exception reaches that.",
                        STANDARD,
                        NOWHERE);
        assertThat(reasons(anybody().in().perUserMfa()))
                .contains("The account is in no Named Locations group, and under per-user MFA no location counts.");
        assertThat(topics(underNamedLocations().onSite().perUserMfa())).startsWith(Topic.PER_USER_MFA);
        assertThat(topics(anybody().excepted().perUserMfa())).startsWith(Topic.PER_USER_MFA);
        assertThat(topics(anybody().in().perUserMfa())).doesNotContain(Topic.PER_USER_MFA);
        assertThat(topics(underNamedLocations().excepted())).doesNotContain(Topic.PER_USER_MFA);
    }

    @Test
    void administratorsAreNotHelpedByAnything() {
        assertThat(reasons(underNamedLocations()
                        .onSite()
                        .excepted()
                        .administrator()
                        .with(MethodType.SMS, MethodType.FIDO2)))
                .containsExactly(
                        BECAUSE,
                        "An exception runs, but exceptions do not count for administrators.",
                        "Named locations do not count for administrators.",
                        "A FIDO2 key or a smartcard does not take the place of the second factor for administrators.");
        assertThat(topics(anybody().administrator())).startsWith(Topic.ADMINISTRATORS);
    }

    @Test
    void anExceptionHasItsLimits() {
        assertThat(reasons(anybody().excepted())).containsExactly(BECAUSE, "An exception runs.");
        assertThat(topics(anybody().excepted())).containsExactly(Topic.EXCEPTIONS);
        assertThat(reasons(verdict(anybody(), FactsOf.OUTLOOK), new Seen(null, List.of(), TOMORROW)))
                .contains("The account's exception ends on Tuesday 24 November 2026 at 10:00 and does not reach this"
                        + " sign-in.");
        assertThat(reasons(
                        verdict(anybody().excepted(), signIn(Application.ADFS_APPLICATION, Client.WEB)), Seen.NOTHING))
                .containsExactly(
                        BECAUSE,
                        "An exception runs, but not for applications behind ADFS.",
                        STANDARD,
                        "Named locations lift the prompt in Microsoft 365 only.",
                        NOWHERE);
    }

    @Test
    void whoIsBlockedIsToldByWhat() {
        assertThat(reasons(anybody().disabled())).containsExactly(BECAUSE);
        assertThat(reasons(anybody().compromised())).containsExactly(BECAUSE);
        assertThat(reasons(anybody().compromised().disabled()))
                .containsExactly(BECAUSE, "The account is also disabled, as a compromised one should be.");
        assertThat(topics(anybody().disabled().in(MfaPolicy.values()))).containsExactly(Topic.DISABLED);
        assertThat(topics(anybody().disabled().compromised())).containsExactly(Topic.COMPROMISED);
    }

    @Test
    void aCompromiseOfThePastIsNotForgotten() {
        assertThat(reasons(underNamedLocations().onSite().onceCompromised()))
                .containsExactly(
                        BECAUSE,
                        NO_EXCEPTION,
                        "The account was compromised once: no named location counts for it any more.");
    }

    @Test
    void keysAndCardsCountBesideAMethodOnly() {
        FactsOf key = anybody().with(MethodType.FIDO2);
        assertThat(reasons(key))
                .containsExactly(
                        BECAUSE,
                        NO_EXCEPTION,
                        STANDARD,
                        NOWHERE,
                        REGISTER_FIRST,
                        "A FIDO2 key or a smartcard counts only beside an app, a text message or a call.");
        assertThat(topics(key))
                .containsExactly(
                        Topic.REGISTER_NOW,
                        Topic.GET_STARTED,
                        Topic.UK_NUMBERS,
                        Topic.NO_CORPORATE_DEVICE,
                        Topic.FIDO2);
        FactsOf card = anybody().with(MethodType.SMS, MethodType.SMARTCARD);
        Verdict atTheDesk = verdict(card, signIn(Application.TEAMS, Client.DESKTOP));
        assertThat(reasons(atTheDesk, Seen.NOTHING)).endsWith("A smartcard counts in the browser only.");
        assertThat(AdviceTopics.of(atTheDesk, Seen.NOTHING))
                .endsWith(Topic.SMARTCARD)
                .doesNotContain(Topic.LOCKED_OUT);
        assertThat(reasons(card)).containsExactly(BECAUSE, NO_EXCEPTION, STANDARD, NOWHERE);
        assertThat(topics(card)).containsExactly(Topic.SMARTCARD);
        assertThat(topics(anybody().with(MethodType.SMS, MethodType.FIDO2))).containsExactly(Topic.FIDO2);
        assertThat(topics(anybody().with(MethodType.SMARTCARD))).endsWith(Topic.SMARTCARD);
        assertThat(topics(anybody().with(MethodType.SMS))).doesNotContain(Topic.SMARTCARD, Topic.AUTHENTICATOR_TROUBLE);
    }

    @Test
    void theDaysOfGraceAreTold() {
        FactsOf starter = underNamedLocations().with();
        assertThat(reasons(starter))
                .containsExactly(
                        BECAUSE,
                        NO_EXCEPTION,
                        NOWHERE,
                        REGISTER_FIRST,
                        "The registration can be skipped until Monday 7 December 2026 at 10:00.");
        assertThat(topics(starter))
                .containsExactly(
                        Topic.GRACE,
                        Topic.GRACE_OFF_SITE,
                        Topic.GET_STARTED,
                        Topic.UK_NUMBERS,
                        Topic.NO_CORPORATE_DEVICE);
        assertThat(topics(underNamedLocations().with().onSite())).doesNotContain(Topic.GRACE_OFF_SITE);

        FactsOf late = underNamedLocations().with().joined(Combinations.AT.minus(Duration.ofDays(14)));
        assertThat(reasons(late)).endsWith("The registration could be skipped until Monday 23 November 2026 at 10:00.");
        assertThat(topics(late)).startsWith(Topic.GRACE_OVER);
    }

    @Test
    void oldOutlooksAndBothPoliciesAreFlagged() {
        FactsOf both = anybody().in(MfaPolicy.values());
        assertThat(reasons(both))
                .endsWith(
                        "The account is in groups of both policies, of which Named Locations counts: look whether that"
                                + " is meant.");
        assertThat(reasons(both.onceCompromised())).last().asString().contains("of which Standard counts");
        assertThat(topics(anybody().in(MfaPolicy.values()))).endsWith(Topic.PRECEDENCE);
        assertThat(AdviceTopics.of(verdict(anybody(), signIn(Application.OUTLOOK, Client.OUTLOOK_2010)), Seen.NOTHING))
                .containsExactly(Topic.OUTLOOK_2010);
        assertThat(AdviceTopics.of(verdict(anybody(), signIn(Application.OUTLOOK, Client.OUTLOOK_2013)), Seen.NOTHING))
                .endsWith(Topic.OUTLOOK_2013);
    }

    @Test
    void whoIsNotProtectedIsToldSo() {
        assertThat(reasons(anybody().in())).containsExactly(BECAUSE);
        assertThat(topics(anybody().in())).containsExactly(Topic.NOT_PROTECTED, Topic.SELF_ENROLMENT);
    }

    private static List<String> reasons(FactsOf facts) {
        return reasons(verdict(facts, FactsOf.OUTLOOK), Seen.NOTHING);
    }

    private static List<String> reasons(Verdict verdict, Seen seen) {
        return Explanation.of(verdict, seen, LONDON);
    }

    private static Set<Topic> topics(FactsOf facts) {
        return AdviceTopics.of(verdict(facts, FactsOf.OUTLOOK), Seen.NOTHING);
    }

    static Verdict verdict(FactsOf given, Attempt attempt) {
        Facts facts = given.facts();
        Instant joined = facts.graceStartedAt() == null ? attempt.at() : facts.graceStartedAt();
        String kind = switch (attempt.application()) {
            case NHSMAIL_PORTAL -> "PORTAL";
            case ADFS_APPLICATION -> "ADFS";
            default -> "O365";
        };
        Oracle.Says says = Oracle.outcome(facts, attempt);
        return new Verdict(
                facts,
                attempt,
                Oracle.policy(facts),
                joined.plus(Duration.ofDays(14)),
                !attempt.at().isBefore(joined.plus(Duration.ofHours(12))),
                new Ruling(says.outcome(), String.valueOf(says.number()), List.of(BECAUSE), kind));
    }
}
