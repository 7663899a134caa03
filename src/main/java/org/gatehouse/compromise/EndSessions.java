package org.gatehouse.compromise;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.engine.Step;
import org.gatehouse.worktime.LondonTime;

/** Ends every sign-in session that is older than the marking (AC-106). */
@Step(
        label = "End the sign-in sessions",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class EndSessions extends LockDownStep {

    private final AccountControl control;
    private final AccountDirectory accounts;
    private final LondonTime london;

    EndSessions(LockDown lockDown, AccountControl control, AccountDirectory accounts, LondonTime london) {
        super(ContainmentStep.REVOKE_SESSIONS, lockDown);
        this.control = control;
        this.accounts = accounts;
        this.london = london;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        Instant from = control.signInOf(subject.accountId())
                .orElseThrow(AccountGone::new)
                .sessionsValidFrom();
        return Seen.of(!from.plus(skew).isBefore(subject.markedAt()), "ended " + london.exactly(from));
    }

    @Override
    void take(CompromiseCase subject) {
        accounts.revokeSessions(subject.accountId());
    }
}
