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
        boolean any = open.stream().anyMatch(each -> each.stillOpen(subject.accountId()));
        return Seen.of(!any, any ? "has an exception" : "has none");
    }

    @Override
    void take(CompromiseCase subject) {
        open.forEach(each -> {
            each.end(subject.accountId(), Stage.GATEHOUSE);
            each.release(subject.accountId());
        });
    }
}
