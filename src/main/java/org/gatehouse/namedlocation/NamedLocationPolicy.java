package org.gatehouse.namedlocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.namedlocation.NamedLocationDetails.Answer;
import org.gatehouse.refusal.Finding;
import org.gatehouse.request.Warning;
import org.gatehouse.servicedesk.RequestReference;

/** Whether a request about a named location may be filed: every reason against it, or what one should know. */
final class NamedLocationPolicy {

    /**
     * What is known when a request is filed.
     *
     * @param onboarded whether the organisation is linked to the Named Locations policy
     * @param holder the open request about the same location, or null
     * @param registered the organisation's location of that name in force, or null
     * @param nameOfDefault whether a location that everybody has is called so
     * @param report what was found about the ranges, or null where none are to be read
     * @param rejected the request to be corrected, or null where none is named
     */
    record Facts(
            OdsCode organisation,
            LocationAction action,
            LocationName name,
            boolean onboarded,
            RequestReference holder,
            RegisteredLocation registered,
            boolean nameOfDefault,
            RangeReport report,
            Correction rejected,
            List<Answer> answers) {}

    /**
     * The rejected request that is to be corrected.
     *
     * @param open whether it is the organisation's own and its window is open
     * @param reasons each of which must be answered
     */
    record Correction(RequestReference ritm, boolean open, List<String> reasons) {}

    sealed interface Assessment {}

    record Possible(List<Warning> warnings) implements Assessment {}

    /** @param findings every reason, of which those with an empty field concern the state and not the content */
    record Impossible(List<Finding> findings) implements Assessment {}

    /** The input that holds what was done about each reason of a rejection. */
    static final String ANSWERS = "resubmissionOf.answers";

    private static final String RANGES = "ipRanges";

    private NamedLocationPolicy() {}

    static Assessment assess(Facts facts) {
        var findings = new ArrayList<Finding>();
        if (!facts.onboarded() && facts.action() != LocationAction.REMOVE) {
            findings.add(state(
                    "NOT_ONBOARDED",
                    "%s is not linked to the Named Locations policy yet. Ask for that first (\"Ask for an MFA policy\"), then register the network."
                            .formatted(facts.organisation())));
        }
        if (facts.holder() != null) {
            findings.add(taken(facts));
        }
        named(facts).ifPresent(findings::add);
        if (facts.report() != null) {
            findings.addAll(ranges(facts));
        }
        if (facts.rejected() != null) {
            findings.addAll(correction(facts.rejected(), facts.answers()));
        }
        return findings.isEmpty() ? new Possible(warnings(facts.report())) : new Impossible(List.copyOf(findings));
    }

    /** Where the other request was filed at the same moment, its reference is not known. */
    static Finding taken(Facts facts) {
        return state(
                "LOCATION_REQUEST_PENDING",
                "%s about the named location '%s' is open: there is one at a time"
                        .formatted(
                                facts.holder() == null
                                        ? "Another request"
                                        : facts.holder().value(),
                                facts.name()));
    }

    private static Optional<Finding> named(Facts facts) {
        boolean isNew = facts.action() == LocationAction.REGISTER;
        if (isNew && facts.registered() != null) {
            return Optional.of(state(
                    "LOCATION_EXISTS",
                    "The named location '%s' is registered already. Ask for a change of it, or choose another name."
                            .formatted(facts.name())));
        }
        if (isNew && facts.nameOfDefault()) {
            return Optional.of(new Finding(
                    "name",
                    "NAME_OF_DEFAULT",
                    "'%s' is what a location of everybody is called. Choose another name.".formatted(facts.name())));
        }
        if (!isNew && facts.registered() == null) {
            return Optional.of(new Finding(
                    "name",
                    "LOCATION_UNKNOWN",
                    "%s has no registered named location '%s'".formatted(facts.organisation(), facts.name())));
        }
        return Optional.empty();
    }

    private static List<Finding> ranges(Facts facts) {
        RangeReport report = facts.report();
        if (report.isEmpty()) {
            return List.of(new Finding(RANGES, "REQUIRED", "Enter at least one IP address or range"));
        }
        if (report.hasErrors()) {
            return report.errors().stream()
                    .map(error -> new Finding(RANGES, error.code(), error.message()))
                    .toList();
        }
        boolean changesNothing = facts.registered() != null
                && facts.action() == LocationAction.UPDATE
                && RangeDiff.between(facts.registered().ranges(), report.ranges())
                        .isEmpty();
        return changesNothing
                ? List.of(new Finding(
                        RANGES,
                        "NOTHING_CHANGES",
                        "These are the ranges that are registered already. Give the new ones."))
                : List.of();
    }

    private static List<Finding> correction(Correction rejected, List<Answer> answers) {
        if (!rejected.open()) {
            return List.of(state(
                    "NOT_CORRECTABLE",
                    "%s cannot be corrected: it is not a rejected named-location request of yours with an open window. File a new request without naming it."
                            .formatted(rejected.ritm())));
        }
        Set<String> answered = answers.stream()
                .filter(answer -> answer.answer() != null)
                .map(Answer::reason)
                .collect(Collectors.toSet());
        return rejected.reasons().stream()
                .filter(reason -> !answered.contains(reason.strip()))
                .map(reason -> new Finding(
                        ANSWERS, "REASON_UNANSWERED", "Say what was done about this reason: %s".formatted(reason)))
                .toList();
    }

    private static List<Warning> warnings(RangeReport report) {
        return report == null
                ? List.of()
                : report.warnings().stream()
                        .map(warning -> new Warning(warning.code(), warning.message()))
                        .toList();
    }

    private static Finding state(String code, String message) {
        return new Finding("", code, message);
    }
}
