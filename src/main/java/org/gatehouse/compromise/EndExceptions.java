package org.gatehouse.compromise;

import java.time.Duration;
import java.util.List;
import org.gatehouse.engine.Step;
import org.gatehouse.request.EndsOnCompromise;
import org.gatehouse.request.Stage;

/** Ends what the account has or has applied for, also in the directory (AC-048, Q-02). */
@Step(
        label = "End the MFA exceptions",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class EndExceptions extends LockDownStep {

    private final List<EndsOnCompromise> open;

    EndExceptions(LockDown lockDown, List<EndsOnCompromise> open) {
        super(ContainmentStep.CANCEL_EXCEPTIONS, lockDown);
        this.open = open;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        String account = subject.accountId();
        if (open.stream().anyMatch(each -> each.stillOpen(account))) {
            return Seen.of(false, "has an exception");
        }
        boolean had = open.stream().anyMatch(each -> each.endedSince(account, subject.markedAt()));
        return Seen.of(true, had ? "has none; had one until it was marked" : "has none");
    }

    @Override
    void take(CompromiseCase subject) {
        open.forEach(each -> {
            each.end(subject.accountId(), Stage.GATEHOUSE);
            each.release(subject.accountId());
        });
    }
}
