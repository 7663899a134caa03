package org.gatehouse.compromise;

import java.time.Duration;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.CentralGroup;
import org.gatehouse.engine.Step;

/** Adds the account to the central group of the Standard policy, where it stays for ever (AC-103, AC-104, AC-116). */
@Step(
        label = "Require MFA by the Standard policy",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class RequireMfa extends LockDownStep {

    private final AccountDirectory accounts;
    private final CentralGroup group;

    RequireMfa(LockDown lockDown, AccountDirectory accounts, CentralGroup group) {
        super(ContainmentStep.REQUIRE_MFA, lockDown);
        this.accounts = accounts;
        this.group = group;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        boolean member = accounts.isMember(group.id(), subject.accountId());
        return Seen.of(member, (member ? "in " : "not in ") + group.name());
    }

    @Override
    void take(CompromiseCase subject) {
        accounts.addToGroup(group.id(), subject.accountId());
    }
}
