package org.gatehouse.compromise;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.engine.Step;
import org.gatehouse.worktime.LondonTime;

/**
 * Sets a password that nobody knows and that nobody will: it is not kept (AC-103). It is set whatever the directory shows,
 * since a password that is newer than the marking may be an attacker's. Where the sessions were ended again before it
 * succeeded, they are ended once more, since some may have begun with the old one.
 */
@Step(
        label = "Set a random password",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class SetRandomPassword extends LockDownStep {

    private final AccountControl control;
    private final AccountDirectory accounts;
    private final Passwords passwords;
    private final Ledger ledger;
    private final LondonTime london;

    SetRandomPassword(
            LockDown lockDown,
            AccountControl control,
            AccountDirectory accounts,
            Passwords passwords,
            Ledger ledger,
            LondonTime london) {
        super(ContainmentStep.RESET_PASSWORD, lockDown);
        this.control = control;
        this.accounts = accounts;
        this.passwords = passwords;
        this.ledger = ledger;
        this.london = london;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        Instant setAt = control.signInOf(subject.accountId())
                .orElseThrow(AccountGone::new)
                .passwordSetAt();
        boolean readBack = !skew.isZero();
        boolean asWanted = readBack && !setAt.plus(skew).isBefore(subject.markedAt());
        return Seen.of(asWanted, setAt.equals(Instant.EPOCH) ? "not known when set" : "set " + london.exactly(setAt));
    }

    @Override
    void take(CompromiseCase subject) {
        control.setPassword(subject.accountId(), passwords.random());
        if (ledger.stateOf(subject, ContainmentStep.REVOKE_SESSIONS_AGAIN) == StepState.VERIFIED) {
            accounts.revokeSessions(subject.accountId());
        }
    }
}
