package org.gatehouse.compromise;

import java.time.Clock;
import java.util.Map;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.standing.Standings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The life of a case. Whatever changes one holds its account first, then its request. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Cases {

    private final CaseRegister register;
    private final Ledger ledger;
    private final Standings standings;
    private final Requests requests;
    private final CompromiseLetters letters;
    private final Journal journal;
    private final Clock clock;

    Cases(
            CaseRegister register,
            Ledger ledger,
            Standings standings,
            Requests requests,
            CompromiseLetters letters,
            Journal journal,
            Clock clock) {
        this.register = register;
        this.ledger = ledger;
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
                Stage.GATEHOUSE,
                Map.of("step", step.name(), "run", subject.run(), "wanted", step.wanted()));
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
