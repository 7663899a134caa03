package org.gatehouse.compromise;

import java.time.Clock;
import java.util.List;
import org.gatehouse.compromise.AccountGuard.Enforced;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.standing.Standings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The life of a case. Whatever changes one holds its account first, then its request. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Cases {

    private static final Logger log = LoggerFactory.getLogger(Cases.class);

    private final CaseRegister register;
    private final Ledger ledger;
    private final AccountGuard guard;
    private final Standings standings;
    private final Requests requests;
    private final CompromiseLetters letters;
    private final Journal journal;
    private final Clock clock;

    Cases(
            CaseRegister register,
            Ledger ledger,
            @Lazy AccountGuard guard,
            Standings standings,
            Requests requests,
            CompromiseLetters letters,
            Journal journal,
            Clock clock) {
        this.register = register;
        this.ledger = ledger;
        this.guard = guard;
        this.standings = standings;
        this.requests = requests;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
    }

    /** The case as it is once nobody else can change it or its account's access until the transaction ends. */
    CompromiseCase hold(RequestReference ritm) {
        standings.hold(register.get(ritm).accountId());
        return register.get(ritm);
    }

    /** Leaves a step that the directory's interface does not offer to a person. */
    void leaveToPerson(CompromiseCase subject, ContainmentStep step, String instructions) {
        ledger.leftToPerson(subject, step, instructions);
        journal.note(
                subject.ritm(),
                JournalKind.DIRECTORY,
                "%s: left to directory support".formatted(step.inWords()),
                Stage.GATEHOUSE);
        partlyContained(subject);
    }

    /** Notes that the retries of a step are used up. */
    void failed(CompromiseCase subject, ContainmentStep step, String error) {
        ledger.failed(subject, step, error);
        partlyContained(subject);
    }

    /** @throws IllegalStateException while a step is not verified, as where a diagram leaves one out */
    void contained(CompromiseCase subject) {
        Containment containment = ledger.of(subject.ritm());
        if (!containment.isComplete()) {
            throw new IllegalStateException("%s is not contained: %d of %d steps are verified"
                    .formatted(subject.ritm(), containment.done(), ContainmentStep.values().length));
        }
        register.contained(subject, clock.instant());
        move(subject, RequestStatus.CONTAINED);
        letters.contained(subject);
    }

    /**
     * Makes sure that the account is as it must be, and puts on record, and tells, where it was not.
     *
     * @throws DirectoryUnavailable if something could not be put right; nothing is told then
     */
    void enforce(CompromiseCase subject) {
        Enforced enforced = guard.enforce(subject);
        if (enforced.failure() != null) {
            throw enforced.failure();
        }
        report(subject, enforced.found());
    }

    /** The same, as far as it can be done just now. */
    void enforceAsFarAsPossible(CompromiseCase subject) {
        Enforced enforced = guard.enforce(subject);
        report(subject, enforced.found());
        if (enforced.failure() != null) {
            log.warn("{}: {}", subject.ritm(), enforced.failure().getMessage());
        }
    }

    private void report(CompromiseCase subject, List<String> found) {
        if (found.isEmpty()) {
            return;
        }
        log.warn("{}: {} was not as it must be and was put right", subject.ritm(), subject.account());
        found.forEach(each -> journal.note(
                subject.ritm(),
                JournalKind.DIRECTORY,
                "Changed by somebody else and put right: " + each,
                Stage.GATEHOUSE));
        letters.restored(subject, found, clock.instant());
    }

    /** The account is back with its holder; that it was compromised once stays (AC-116). */
    void remediated(CompromiseCase subject) {
        standings.markRemediated(subject.accountId());
        register.remediated(subject.ritm(), clock.instant());
        move(subject, RequestStatus.REMEDIATED);
    }

    /** The account was deleted. */
    void closed(CompromiseCase subject) {
        register.closed(subject.ritm(), clock.instant());
        move(subject, RequestStatus.CLOSED);
        letters.closed(subject);
    }

    private void partlyContained(CompromiseCase subject) {
        if (requests.hold(subject.ritm()).status() == RequestStatus.IN_PROGRESS) {
            move(subject, RequestStatus.PARTLY_CONTAINED);
            letters.partlyContained(subject, ledger.of(subject.ritm()));
        }
    }

    private void move(CompromiseCase subject, RequestStatus to) {
        Request request = requests.hold(subject.ritm());
        requests.move(request.ritm(), request.type(), to, Stage.GATEHOUSE);
    }
}
