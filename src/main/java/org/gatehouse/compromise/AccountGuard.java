package org.gatehouse.compromise;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.Errands;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What must hold of an account that is or was compromised, whoever changes it in the directory: while it is, nobody signs
 * in, MFA is required, and nothing lifts it; for ever after, MFA is required and no named location lifts it (AC-048,
 * AC-116, Q-03, Q-04).
 */
@Component
class AccountGuard {

    /**
     * What came of it.
     *
     * @param found what was not so and was put right, a sentence each
     * @param failure what could not be put right, or null
     */
    private record Enforced(List<String> found, DirectoryUnavailable failure) {}

    private static final Logger log = LoggerFactory.getLogger(AccountGuard.class);

    private final List<LockDownStep> whileCompromised;
    private final List<LockDownStep> whileGivenBack;
    private final List<LockDownStep> forEver;
    private final Errands errands;
    private final CompromiseLetters letters;
    private final Journal journal;
    private final Clock clock;

    AccountGuard(
            DisableAccount disableAccount,
            RequireMfa requireMfa,
            LeaveNamedLocations leaveNamedLocations,
            EndExceptions endExceptions,
            Errands errands,
            CompromiseLetters letters,
            Journal journal,
            Clock clock) {
        this.whileCompromised = List.of(disableAccount, requireMfa, leaveNamedLocations, endExceptions);
        this.whileGivenBack = List.of(requireMfa, leaveNamedLocations, endExceptions);
        this.forEver = List.of(requireMfa, leaveNamedLocations);
        this.errands = errands;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Makes sure of it for an account whose row is held, and puts on record, and tells, what was not so.
     *
     * @throws DirectoryUnavailable if something could not be put right; nothing is told then
     */
    void enforce(CompromiseCase subject) {
        Enforced enforced = attempt(subject);
        if (enforced.failure() != null) {
            throw enforced.failure();
        }
        report(subject, enforced.found());
    }

    /** The same, as far as it can be done just now. */
    void enforceAsFarAsPossible(CompromiseCase subject) {
        Enforced enforced = attempt(subject);
        report(subject, enforced.found());
        if (enforced.failure() != null) {
            log.warn("{}: {}", subject.ritm(), enforced.failure().getMessage());
        }
    }

    /** Of each thing, whatever becomes of the others. */
    private Enforced attempt(CompromiseCase subject) {
        var found = new ArrayList<String>();
        DirectoryUnavailable failure = null;
        for (LockDownStep step : stepsOf(subject)) {
            try {
                Seen before = errands.run(step.step().name(), subject.accountId(), () -> enforce(step, subject));
                if (!before.asWanted()) {
                    found.add("%s. It was found: %s".formatted(step.step().inWords(), before.inWords()));
                }
            } catch (DirectoryUnavailable unavailable) {
                failure = unavailable;
            }
        }
        return new Enforced(found, failure);
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

    /** Answers what there was before. */
    private static Seen enforce(LockDownStep step, CompromiseCase subject) {
        Seen before = step.read(subject, Duration.ZERO);
        if (!before.asWanted()) {
            step.takeAndReadBack(subject);
        }
        return before;
    }

    private List<LockDownStep> stepsOf(CompromiseCase subject) {
        if (!subject.isOpen()) {
            return forEver;
        }
        return subject.isBeingRemediated() ? whileGivenBack : whileCompromised;
    }
}
