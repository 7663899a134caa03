package org.gatehouse.signin;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.precedence.EffectivePolicy;

/**
 * Why some or all of a site are asked.
 *
 * @param title what is seen
 * @param checks what to look at, one after the other
 */
record Diagnosis(String title, List<String> checks) {

    Diagnosis {
        checks = List.copyOf(checks);
    }

    /** @param from where they sign in from, in words */
    static Diagnosis of(List<Member> members, Attempt attempt, String from) {
        List<Verdict> signIns =
                members.stream().filter(Member::signsIn).map(Member::verdict).toList();
        long asked =
                signIns.stream().filter(verdict -> verdict.outcome().isAsked()).count();
        if (members.stream().noneMatch(Member::isKnown)) {
            return new Diagnosis("None of these accounts was found", List.of("Are the addresses right?"));
        }
        if (signIns.isEmpty()) {
            return new Diagnosis("Nobody of these can sign in", List.of());
        }
        if (asked == 0) {
            return new Diagnosis("Nobody of these is asked", List.of());
        }
        if (asked < signIns.size()) {
            return someAreAsked();
        }
        Verdict any = signIns.get(0);
        if (!any.isInMicrosoft365()) {
            return new Diagnosis(
                    "All are asked",
                    List.of("This application asks everybody, wherever they are (AC-045): %s."
                            .formatted(attempt.application().inWords())));
        }
        return any.facts().fromNamedLocation() ? allAreAskedOnSite(from) : allAreAsked(from);
    }

    private static Diagnosis someAreAsked() {
        return new Diagnosis(
                "Some are asked (AC-086)",
                List.of(
                        "Is the account in a Named Locations group, and only there?",
                        "Is per-user MFA still on? It is removed within 12 hours of joining the group: allow 12 hours.",
                        "Has the account an administrator role? Administrators are always asked."));
    }

    private static Diagnosis allAreAsked(String from) {
        return new Diagnosis(
                "All are asked (AC-087)",
                List.of(
                        "%s is in no named location. Is a registration still to come, not yet everywhere, or did it fail?"
                                .formatted(from),
                        "Are the public ranges right that were asked for?",
                        "Does the traffic of the site really leave by those ranges?"));
    }

    private static Diagnosis allAreAskedOnSite(String from) {
        return new Diagnosis(
                "All are asked, although %s is in a named location".formatted(from),
                List.of(
                        "The place is not the reason: look at each account below.",
                        "Does the traffic of the site really leave by this address? (AC-087)"));
    }

    /** What is to be looked at of one account. */
    static List<String> checksOf(Member member) {
        Verdict verdict = member.verdict();
        return switch (verdict.outcome()) {
            case BLOCKED ->
                List.of(
                        verdict.facts().compromised()
                                ? "Is compromised: it is remediated first"
                                : "Is disabled: find out why before enabling it");
            case MFA_NOT_REQUIRED -> checksOfUnasked(member);
            default -> member.isAsked() ? checksOfAsked(verdict) : List.of();
        };
    }

    private static List<String> checksOfUnasked(Member member) {
        Verdict verdict = member.verdict();
        var checks = new ArrayList<String>();
        if (verdict.policy() == EffectivePolicy.NONE) {
            checks.add(
                    switch (member.kind()) {
                        case USER -> "Is under no policy: a password alone lets anybody in";
                        case SHARED_USER_ACCOUNT ->
                            "Is used as a shared mailbox, under no policy: it belongs into a long-term exception";
                        case SHARED_MAILBOX -> "Is a genuine shared mailbox: nobody signs in to it";
                    });
        }
        if (verdict.facts().isInBoth()) {
            checks.add("Is in groups of both policies");
        }
        return checks;
    }

    /** As the guidance goes through it (AC-086). */
    private static List<String> checksOfAsked(Verdict verdict) {
        Facts facts = verdict.facts();
        var checks = new ArrayList<String>();
        if (facts.everCompromised()) {
            checks.add("Was compromised once: no named location counts for it");
        } else if (!verdict.isUnderNamedLocations()) {
            checks.add("Is in no Named Locations group");
        } else if (facts.isInBoth()) {
            checks.add("Is in a Standard group as well");
        }
        if (facts.perUserMfa()) {
            checks.add(
                    verdict.perUserOverdue()
                            ? "Per-user MFA is still on, and should be off by now"
                            : "Per-user MFA is still on: allow 12 hours");
        }
        if (facts.administrator()) {
            checks.add("Has an administrator role");
        }
        if (!facts.hasCoreMethod()) {
            checks.add("Has registered no app, text message or call");
        }
        return checks;
    }
}
