package org.gatehouse.compromise;

import java.time.Duration;
import java.util.LinkedHashMap;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.Errands;
import org.gatehouse.directory.NotOffered;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Stage;
import org.gatehouse.review.ReviewProcess;
import org.springframework.stereotype.Component;

/**
 * How every step of a lock-down goes: read, change where it is not as wanted, read back, and enter it in the ledger. The
 * account's row is held meanwhile, so that nobody widens its access at the same moment.
 */
@Component
class LockDown {

    private final Cases cases;
    private final Ledger ledger;
    private final Errands errands;
    private final AccountControl control;
    private final Journal journal;

    LockDown(Cases cases, Ledger ledger, Errands errands, AccountControl control, Journal journal) {
        this.cases = cases;
        this.ledger = ledger;
        this.errands = errands;
        this.control = control;
        this.journal = journal;
    }

    /** One go at a step. What it has found so far is kept, also where it fails afterwards. */
    private final class Attempt {
        private final CompromiseCase subject;
        private final LockDownStep measure;
        private Seen before;

        Attempt(CompromiseCase subject, LockDownStep measure) {
            this.subject = subject;
            this.measure = measure;
        }

        Seen bring() {
            before = measure.read(subject, Duration.ZERO);
            return before.asWanted() ? before : measure.takeAndReadBack(subject);
        }
    }

    /** @throws DirectoryUnavailable where it did not succeed and is to be tried again */
    void perform(DelegateExecution execution, LockDownStep measure) {
        CompromiseCase subject = cases.hold(ReviewProcess.ritm(execution));
        ContainmentStep step = measure.step();
        if (ledger.stateOf(subject, step) == StepState.VERIFIED) {
            return;
        }
        var attempt = new Attempt(subject, measure);
        try {
            enter(attempt, errands.run(step.name(), subject.accountId(), attempt::bring));
        } catch (AccountGone gone) {
            throw deleted();
        } catch (NotOffered beyond) {
            if (!CompromiseProcess.isTriedOnce(execution)) {
                cases.leaveToPerson(subject, step, beyond.getMessage());
                CompromiseProcess.leaveToPerson(execution, step);
            }
        } catch (DirectoryUnavailable fault) {
            if (isDeleted(subject)) {
                throw deleted();
            }
            ledger.failing(subject, step, attempt.before, fault.getMessage());
            if (!CompromiseProcess.isTriedOnce(execution)) {
                throw fault;
            }
        }
    }

    private void enter(Attempt attempt, Seen read) {
        CompromiseCase subject = attempt.subject;
        ContainmentStep step = attempt.measure.step();
        ledger.verified(subject, step, attempt.before, read);
        var details = new LinkedHashMap<String, Object>();
        details.put("step", step.name());
        details.put("run", subject.run());
        details.put("attempt", ledger.failures(subject, step) + 1);
        details.put("wanted", step.wanted());
        details.put("before", attempt.before.inWords());
        details.put("read", read.inWords());
        journal.note(
                subject.ritm(),
                JournalKind.DIRECTORY,
                "%s: done and read back".formatted(step.inWords()),
                Stage.GATEHOUSE,
                details);
    }

    private boolean isDeleted(CompromiseCase subject) {
        try {
            return control.signInOf(subject.accountId()).isEmpty();
        } catch (DirectoryUnavailable unknown) {
            return false;
        }
    }

    private static BpmnError deleted() {
        return new BpmnError(CompromiseProcess.ACCOUNT_DELETED);
    }
}
