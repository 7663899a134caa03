package org.gatehouse.signin;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.worktime.LondonTime;

/** All reasons for a verdict in words: what counts, and why nothing that could have lifted the prompt did. */
final class Explanation {

    private final Verdict verdict;
    private final Facts facts;
    private final Seen seen;
    private final LondonTime london;
    private final List<String> reasons;

    private Explanation(Verdict verdict, Seen seen, LondonTime london) {
        this.verdict = verdict;
        this.facts = verdict.facts();
        this.seen = seen;
        this.london = london;
        this.reasons = new ArrayList<>(verdict.ruling().because());
    }

    static List<String> of(Verdict verdict, Seen seen, LondonTime london) {
        var explanation = new Explanation(verdict, seen, london);
        switch (verdict.outcome()) {
            case BLOCKED -> explanation.whatElseBlocks();
            case MFA_NOT_REQUIRED -> explanation.whatLifts();
            default -> explanation.whatDoesNotLift();
        }
        explanation.flagBothPolicies();
        return List.copyOf(explanation.reasons);
    }

    private void whatElseBlocks() {
        if (facts.compromised() && facts.disabled()) {
            add("The account is also disabled, as a compromised one should be.");
        }
    }

    private void whatLifts() {
        if (facts.exceptionActive()) {
            add(runningException() + ".");
        }
        if (facts.fromNamedLocation() && verdict.isUnderNamedLocations() && seen.sourceIp() != null) {
            add(whereFrom());
        }
    }

    private void whatDoesNotLift() {
        exception();
        namedLocation();
        token();
        grace();
    }

    private void exception() {
        if (!facts.exceptionActive()) {
            add(
                    seen.exceptionEndsAt() == null
                            ? "No exception runs for the account."
                            : "The account's exception ends on %s and does not reach this sign-in."
                                    .formatted(london.inWords(seen.exceptionEndsAt())));
            return;
        }
        if (facts.administrator()) {
            add(runningException() + ", but exceptions do not count for administrators.");
        }
        if (verdict.ruling().kind().equals(Ruling.ADFS)) {
            add(runningException() + ", but not for applications behind ADFS.");
        }
        if (facts.perUserMfa()) {
            add(runningException() + ", but per-user MFA is still on, and no exception reaches that.");
        }
    }

    private void namedLocation() {
        if (facts.administrator()) {
            add("Named locations do not count for administrators.");
        }
        if (!verdict.isUnderNamedLocations()) {
            add(policyWithoutLocations());
        }
        if (!verdict.isInMicrosoft365()) {
            add("Named locations lift the prompt in Microsoft 365 only.");
        }
        if (!facts.fromNamedLocation()) {
            add(whereFrom());
        }
        if (facts.perUserMfa() && verdict.isUnderNamedLocations()) {
            add(
                    verdict.perUserOverdue()
                            ? "Per-user MFA is still on, although it should be off within 12 hours of joining: look at the account's enrolment, or tell directory support."
                            : "Per-user MFA is still on. It is removed within 12 hours of joining the group: allow 12 hours.");
        }
        if (!facts.hasCoreMethod()) {
            add("A named location lifts the prompt only once an app, a text message or a call is registered.");
        }
    }

    private String policyWithoutLocations() {
        if (facts.everCompromised()) {
            return "The account was compromised once: no named location counts for it any more.";
        }
        return verdict.policy() == EffectivePolicy.PER_USER
                ? "The account is in no Named Locations group, and under per-user MFA no location counts."
                : "The account is in no Named Locations group, and under the Standard policy no location counts.";
    }

    private String whereFrom() {
        if (!facts.fromNamedLocation()) {
            return seen.sourceIp() == null
                    ? "The sign-in comes from no named location."
                    : seen.sourceIp() + " is in no named location.";
        }
        return seen.locations().isEmpty()
                ? seen.sourceIp() + " is in a named location."
                : "%s is in the named location %s.".formatted(seen.sourceIp(), String.join(", ", seen.locations()));
    }

    private void token() {
        boolean key = facts.has(MethodType.FIDO2);
        boolean card = facts.has(MethodType.SMARTCARD);
        if (!key && !card || verdict.outcome() == Outcome.SATISFIED_BY_TOKEN) {
            return;
        }
        if (facts.administrator()) {
            add("A FIDO2 key or a smartcard does not take the place of the second factor for administrators.");
        }
        if (!facts.hasCoreMethod()) {
            add("A FIDO2 key or a smartcard counts only beside an app, a text message or a call.");
        }
        if (!key && verdict.attempt().client() != Client.WEB) {
            add("A smartcard counts in the browser only.");
        }
    }

    private void grace() {
        if (verdict.hasGrace()) {
            boolean runs = verdict.attempt().at().isBefore(verdict.graceEndsAt());
            add((runs ? "The registration can be skipped until %s." : "The registration could be skipped until %s.")
                    .formatted(london.inWords(verdict.graceEndsAt())));
        }
    }

    private void flagBothPolicies() {
        if (facts.isInBoth()) {
            add("The account is in groups of both policies, of which %s counts: look whether that is meant."
                    .formatted(
                            verdict.isUnderNamedLocations()
                                    ? MfaPolicy.NAMED_LOCATIONS.inWords()
                                    : MfaPolicy.STANDARD.inWords()));
        }
    }

    private String runningException() {
        return seen.exceptionEndsAt() == null
                ? "An exception runs"
                : "An exception runs until " + london.inWords(seen.exceptionEndsAt());
    }

    private void add(String reason) {
        reasons.add(reason);
    }
}
