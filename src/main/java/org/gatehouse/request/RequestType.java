package org.gatehouse.request;

import static org.gatehouse.request.RequestStatus.ACTIVE;
import static org.gatehouse.request.RequestStatus.APPROVED;
import static org.gatehouse.request.RequestStatus.CANCELLED;
import static org.gatehouse.request.RequestStatus.CLOSED;
import static org.gatehouse.request.RequestStatus.COMPLETED;
import static org.gatehouse.request.RequestStatus.CONTAINED;
import static org.gatehouse.request.RequestStatus.ENDED;
import static org.gatehouse.request.RequestStatus.ESCALATED;
import static org.gatehouse.request.RequestStatus.IN_PROGRESS;
import static org.gatehouse.request.RequestStatus.IN_REVIEW;
import static org.gatehouse.request.RequestStatus.PARTLY_CONTAINED;
import static org.gatehouse.request.RequestStatus.REJECTED;
import static org.gatehouse.request.RequestStatus.REMEDIATED;
import static org.gatehouse.request.RequestStatus.RETIRED;
import static org.gatehouse.request.RequestStatus.SUBMITTED;
import static org.gatehouse.request.RequestStatus.WITHDRAWN;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;

/** A kind of request: who reviews it, and the one graph of what may follow what. */
public enum RequestType {
    /** Links an organisation's security group to an MFA policy (AC-053 to AC-064). */
    ONBOARDING(
            "Onboarding",
            Groups.ONBOARDING_REVIEWERS,
            Set.of(),
            Set.of(COMPLETED),
            Map.of(
                    SUBMITTED, Set.of(IN_REVIEW, WITHDRAWN),
                    IN_REVIEW, Set.of(APPROVED, REJECTED, WITHDRAWN),
                    APPROVED, Set.of(COMPLETED, REJECTED),
                    COMPLETED, Set.of(RETIRED))),
    /** Registers, changes or removes a named location (AC-066 to AC-082). */
    NAMED_LOCATION(
            "Named location",
            Groups.LOCATION_REVIEWERS,
            Set.of(Groups.ESCALATION_PANEL),
            Set.of(),
            Map.of(
                    SUBMITTED, Set.of(IN_REVIEW, WITHDRAWN),
                    IN_REVIEW, Set.of(APPROVED, REJECTED, WITHDRAWN),
                    APPROVED, Set.of(COMPLETED, REJECTED),
                    REJECTED, Set.of(ESCALATED),
                    ESCALATED, Set.of(APPROVED, REJECTED))),
    /** An MFA exception of 24 hours for one account, without a review (AC-092). */
    SHORT_TERM_EXCEPTION(
            "Short-term exception",
            Groups.EXCEPTION_REVIEWERS,
            Set.of(),
            Set.of(),
            Map.of(SUBMITTED, Set.of(ACTIVE, ENDED, CANCELLED), ACTIVE, Set.of(ENDED, CANCELLED))),
    /** MFA exceptions of 180 days for one or more accounts (AC-089, AC-093). */
    LONG_TERM_EXCEPTION(
            "Long-term exception",
            Groups.EXCEPTION_REVIEWERS,
            Set.of(),
            Set.of(),
            Map.of(
                    SUBMITTED, Set.of(IN_REVIEW, WITHDRAWN),
                    IN_REVIEW, Set.of(ACTIVE, REJECTED, WITHDRAWN),
                    ACTIVE, Set.of(ENDED, REJECTED, CANCELLED))),
    /** An account that was marked as compromised: locked down at once, then remediated by people (AC-097 to AC-119). */
    COMPROMISE(
            "Compromised account",
            Groups.DIRECTORY_SUPPORT,
            Set.of(Groups.HELPDESK),
            Set.of(),
            Map.of(
                    IN_PROGRESS, Set.of(CONTAINED, PARTLY_CONTAINED, CLOSED),
                    PARTLY_CONTAINED, Set.of(IN_PROGRESS, CONTAINED, CLOSED),
                    CONTAINED, Set.of(IN_PROGRESS, REMEDIATED, CLOSED))),
    /** An account's way under its policy, where a step of it needs directory support (AC-050, AC-051). */
    POLICY_ENROLMENT(
            "Policy enrolment",
            Groups.DIRECTORY_SUPPORT,
            Set.of(Groups.HELPDESK),
            Set.of(),
            Map.of(IN_PROGRESS, Set.of(COMPLETED, CLOSED)));

    private final String inWords;
    private final String reviewers;
    private final Set<String> alsoReadBy;
    private final Set<RequestStatus> holdingSlot;
    private final Map<RequestStatus, Set<RequestStatus>> transitions;

    RequestType(
            String inWords,
            String reviewers,
            Set<String> alsoReadBy,
            Set<RequestStatus> holdingSlot,
            Map<RequestStatus, Set<RequestStatus>> transitions) {
        this.inWords = inWords;
        this.reviewers = reviewers;
        this.alsoReadBy = alsoReadBy;
        this.holdingSlot = holdingSlot;
        this.transitions = transitions;
    }

    public String inWords() {
        return inWords;
    }

    /** The group that reviews requests of this type. */
    public String reviewers() {
        return reviewers;
    }

    /** Whether this person's work is with requests of this type, whichever organisation filed them. */
    public boolean isWorkOf(Person person) {
        return person.is(reviewers) || person.isAnyOf(alsoReadBy);
    }

    /** The status that a request of this type is filed in: what nobody has to decide is in progress at once. */
    public RequestStatus first() {
        return transitions.containsKey(SUBMITTED) ? SUBMITTED : IN_PROGRESS;
    }

    /** Whether it asks for MFA exceptions, which end by themselves. */
    public boolean isException() {
        return this == SHORT_TERM_EXCEPTION || this == LONG_TERM_EXCEPTION;
    }

    /** The name in kebab case, by which mail templates and service levels are found. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Set<RequestStatus> statuses() {
        var all = EnumSet.of(first());
        transitions.values().forEach(all::addAll);
        return all;
    }

    public Set<RequestStatus> after(RequestStatus from) {
        return transitions.getOrDefault(from, Set.of());
    }

    /** From which statuses one gets to this one. */
    public Set<RequestStatus> before(RequestStatus to) {
        return transitions.entrySet().stream()
                .filter(entry -> entry.getValue().contains(to))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether work on a request in this status is still to be done. */
    public boolean isOpen(RequestStatus status) {
        return RequestStatus.open().contains(status);
    }

    /** Whether a request in this status keeps the slot it was filed with. */
    public boolean holdsSlot(RequestStatus status) {
        return isOpen(status) || holdingSlot.contains(status);
    }
}
