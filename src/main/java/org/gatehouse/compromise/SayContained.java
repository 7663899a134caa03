package org.gatehouse.compromise;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.review.ReviewProcess;

/**
 * Says that the account is contained, once every step of the lock-down was read back (AC-102). Where that took long,
 * because a step had to be repaired, it is looked again at what others may have changed since.
 */
@Step(
        label = "Say that the account is contained",
        reads = "ritm",
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true)
class SayContained implements JavaDelegate {

    /** So long what was read back is taken to be so still. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Cases cases;
    private final Ledger ledger;
    private final AccountGuard guard;
    private final Clock clock;

    SayContained(Cases cases, Ledger ledger, AccountGuard guard, Clock clock) {
        this.cases = cases;
        this.ledger = ledger;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CompromiseCase subject = cases.hold(ReviewProcess.ritm(execution));
        if (!isFresh(subject)) {
            enforce(subject);
        }
        cases.contained(subject);
    }

    private boolean isFresh(CompromiseCase subject) {
        Instant freshFrom = clock.instant().minus(FRESH);
        return ledger.of(subject.ritm()).steps().stream()
                .allMatch(step -> step.at() == null || !step.at().isBefore(freshFrom));
    }

    private void enforce(CompromiseCase subject) {
        try {
            guard.enforce(subject);
        } catch (AccountGone gone) {
            throw new BpmnError(CompromiseProcess.ACCOUNT_DELETED);
        }
    }
}
