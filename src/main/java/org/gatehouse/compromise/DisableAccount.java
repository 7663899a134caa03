package org.gatehouse.compromise;

import java.time.Duration;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.engine.Step;

/** Disables the account, first and in a call of its own (AC-105, AC-113). */
@Step(
        label = "Disable the account",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class DisableAccount extends LockDownStep {

    private final AccountControl control;

    DisableAccount(LockDown lockDown, AccountControl control) {
        super(ContainmentStep.DISABLE_ACCOUNT, lockDown);
        this.control = control;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        boolean enabled = control.signInOf(subject.accountId())
                .orElseThrow(AccountGone::new)
                .enabled();
        return Seen.of(!enabled, enabled ? "enabled" : "disabled");
    }

    @Override
    void take(CompromiseCase subject) {
        control.setEnabled(subject.accountId(), false);
    }
}
