package org.gatehouse.exemption;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.exemption.TermRegister.InState;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.standing.Standing;
import org.gatehouse.standing.Standings;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of each exception, from its grant until the directory shows that it is over; the status of a request follows
 * from its terms. Whatever changes a term holds its account first, then the request.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Terms {

    /** A term whose account is held, and how that account stands. */
    record Held(Term term, Standing standing) {}

    private final TermRegister register;
    private final Standings standings;
    private final TermTable table;
    private final Requests requests;
    private final Journal journal;
    private final AuditTrail trail;
    private final RuntimeService runtime;
    private final Clock clock;

    Terms(
            TermRegister register,
            Standings standings,
            TermTable table,
            Requests requests,
            Journal journal,
            AuditTrail trail,
            @Lazy RuntimeService runtime,
            Clock clock) {
        this.register = register;
        this.standings = standings;
        this.table = table;
        this.requests = requests;
        this.journal = journal;
        this.trail = trail;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** The term as it is once nobody else can change it or its account's standing until the transaction ends. */
    Held hold(String id) {
        Standing standing = standings.hold(register.get(id).accountId());
        return new Held(register.get(id), standing);
    }

    /**
     * Grants an exception from this instant on, a renewal from the end of what it renews.
     *
     * @return when it ends
     */
    Instant grant(Term term, Instant from) {
        Instant startsAt = renewed(term).map(Term::endsAt).orElse(from);
        Instant endsAt = startsAt.plus(table.of(term.kind()).lasts());
        register.grant(term.id(), startsAt, endsAt);
        record(term, "The exception is granted", Map.of("from", startsAt.toString(), "until", endsAt.toString()));
        return endsAt;
    }

    /**
     * Starts the process of a granted term, unless it was ended before that. A renewal takes over from what it renews in
     * the same transaction.
     */
    void start(String id) {
        Term granted = hold(id).term();
        if (granted.isOver()) {
            return;
        }
        if (granted.renews() != null && !takeOver(granted)) {
            refuse(granted, "The account has another exception by now.");
            settle(granted.ritm());
            return;
        }
        register.startedAs(granted.id(), TermProcess.start(runtime, granted));
    }

    private boolean takeOver(Term renewal) {
        Term before = hold(renewal.renews()).term();
        if (before.isRunning()) {
            over(before, TermState.RENEWED, "Renewed by " + renewal.ritm());
            TermProcess.renewed(runtime, before);
        }
        if (register.openOf(renewal.accountId()).isPresent()) {
            return false;
        }
        register.takeOver(renewal);
        return true;
    }

    /** The directory shows that the term is in force. */
    void inForce(Term term) {
        register.active(term.id(), clock.instant());
        record(
                term,
                "The exception is in force",
                Map.of(
                        "from",
                        term.startsAt().toString(),
                        "until",
                        term.endsAt().toString()));
        if (term.state() == TermState.PENDING) {
            settle(term.ritm());
        }
    }

    /** Notes what a term is about to become; what was noted first stays, unless the account is compromised. */
    void ending(Term term, TermState as, String because) {
        if (!term.isEnding() || as == TermState.ENDED_BY_COMPROMISE) {
            register.ending(term.id(), as, because);
        }
    }

    /** The directory shows that the term is not in force any more. */
    void over(Term term) {
        over(term, term.ending(), term.because());
    }

    /**
     * Refuses a term that was never granted; its account may apply again.
     *
     * @param because null where it was withdrawn before anybody decided
     */
    void refuse(Term term, String because) {
        register.over(term.id(), TermState.REFUSED, because, clock.instant());
        record(term, "The exception is not granted", because == null ? Map.of() : Map.of("reason", because));
    }

    /** Ends a granted term, whose account is held, before its time; at once where its process has yet to be started. */
    void endEarly(Term term, TermState as, String because, String by) {
        if (!term.isGranted() || term.isOver() || term.isEnding() && as != TermState.ENDED_BY_COMPROMISE) {
            return;
        }
        if (term.processInstance() == null) {
            over(term, as, because);
            return;
        }
        ending(term, as, because);
        journal.note(
                term.ritm(),
                JournalKind.STATUS,
                "The exception of %s is being ended".formatted(term.account()),
                by,
                Map.of("reason", because));
        TermProcess.endEarly(runtime, term);
    }

    /** What a renewal continues, unless that is over by now. */
    private Optional<Term> renewed(Term term) {
        return Optional.ofNullable(term.renews()).map(register::get).filter(before -> !before.isOver());
    }

    private void over(Term term, TermState as, String because) {
        register.over(term.id(), as, because, clock.instant());
        journal.note(
                term.ritm(),
                JournalKind.STATUS,
                "The exception of %s is over: %s".formatted(term.account(), as.inWords()),
                Stage.GATEHOUSE,
                Map.of("reason", because));
        settle(term.ritm());
    }

    /** Of the account, so that an application for hundreds does not fill the page of its request. */
    private void record(Term term, String what, Map<String, String> more) {
        var details = new LinkedHashMap<String, String>();
        details.put("account", term.account().value());
        details.put("accountId", term.accountId());
        details.put("kind", term.kind().name());
        details.putAll(more);
        trail.record(FactKind.ACCOUNT, term.ritm().value(), what, Stage.GATEHOUSE, details);
    }

    /** Brings the request where its terms are. */
    private void settle(RequestReference ritm) {
        Request request = requests.hold(ritm);
        if (!request.isOpen()) {
            return;
        }
        List<InState> terms = register.statesOf(ritm);
        List<InState> open =
                terms.stream().filter(term -> !term.state().isOver()).toList();
        if (open.isEmpty()) {
            requests.move(ritm, request.type(), outcome(request.type(), terms), Stage.GATEHOUSE);
            return;
        }
        if (request.status() == RequestStatus.SUBMITTED) {
            requests.move(ritm, request.type(), RequestStatus.ACTIVE, Stage.GATEHOUSE);
        }
        open.stream()
                .map(InState::firstEnd)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .filter(firstEnd -> !firstEnd.equals(request.dueAt()))
                .ifPresent(firstEnd -> requests.promise(ritm, null, firstEnd));
    }

    private static RequestStatus outcome(RequestType type, List<InState> terms) {
        Set<TermState> states = terms.stream().map(InState::state).collect(Collectors.toSet());
        if (states.equals(Set.of(TermState.REFUSED))) {
            return type == RequestType.LONG_TERM_EXCEPTION ? RequestStatus.REJECTED : RequestStatus.CANCELLED;
        }
        states.remove(TermState.REFUSED);
        return states.equals(Set.of(TermState.CANCELLED)) ? RequestStatus.CANCELLED : RequestStatus.ENDED;
    }
}
