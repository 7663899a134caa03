package org.gatehouse.compromise;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.SignInState;
import org.gatehouse.engine.Step;
import org.gatehouse.worktime.LondonTime;

/** Ends the sessions that began between the first time and the new password. */
@Step(
        label = "End the sign-in sessions again",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class EndSessionsAgain extends LockDownStep {

    private final AccountControl control;
    private final AccountDirectory accounts;
    private final LondonTime london;

    EndSessionsAgain(LockDown lockDown, AccountControl control, AccountDirectory accounts, LondonTime london) {
        super(ContainmentStep.REVOKE_SESSIONS_AGAIN, lockDown);
        this.control = control;
        this.accounts = accounts;
        this.london = london;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        SignInState signIn = control.signInOf(subject.accountId()).orElseThrow(AccountGone::new);
        Instant from = signIn.sessionsValidFrom();
        return Seen.of(from.plus(skew).isAfter(wantedFrom(subject, signIn)), "ended " + london.exactly(from));
    }

    @Override
    void take(CompromiseCase subject) {
        accounts.revokeSessions(subject.accountId());
    }

    /** The later of the new password and the marking, for the password may have yet to be set. */
    private static Instant wantedFrom(CompromiseCase subject, SignInState signIn) {
        return signIn.passwordSetAt().isAfter(subject.markedAt()) ? signIn.passwordSetAt() : subject.markedAt();
    }
}
