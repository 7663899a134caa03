package org.gatehouse.compromise;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.directory.MailboxControl;
import org.gatehouse.engine.Step;
import org.gatehouse.identity.AccountAddress;

/** Removes everybody else from the mailbox; who is to have access again is decided while it is remediated (AC-110). */
@Step(
        label = "Remove the mailbox delegates",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class RemoveMailboxDelegates extends LockDownStep {

    private final MailboxControl mailboxes;

    RemoveMailboxDelegates(LockDown lockDown, MailboxControl mailboxes) {
        super(ContainmentStep.REMOVE_MAILBOX_DELEGATES, lockDown);
        this.mailboxes = mailboxes;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        Set<AccountAddress> delegates = mailboxes.delegatesOf(subject.accountId());
        return Seen.of(
                delegates.isEmpty(),
                delegates.isEmpty()
                        ? "none"
                        : delegates.stream().map(AccountAddress::value).collect(Collectors.joining(", ")));
    }

    @Override
    void take(CompromiseCase subject) {
        mailboxes.removeDelegates(subject.accountId());
    }
}
