package org.gatehouse.compromise;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.directory.MailboxControl;
import org.gatehouse.directory.MailboxRule;
import org.gatehouse.engine.Step;

/** Disables every rule of the mailbox; its holder validates them afterwards (AC-107, AC-118). There may be rules that cannot be
 * seen, so that it is never taken for done before it was. */
@Step(
        label = "Disable the mailbox rules",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class DisableMailboxRules extends LockDownStep {

    private final MailboxControl mailboxes;

    DisableMailboxRules(LockDown lockDown, MailboxControl mailboxes) {
        super(ContainmentStep.DISABLE_MAILBOX_RULES, lockDown);
        this.mailboxes = mailboxes;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        List<MailboxRule> enabled = mailboxes.rulesOf(subject.accountId()).stream()
                .filter(MailboxRule::enabled)
                .toList();
        boolean readBack = !skew.isZero();
        return Seen.of(
                readBack && enabled.isEmpty(),
                enabled.isEmpty()
                        ? "none is enabled"
                        : enabled.stream().map(DisableMailboxRules::inWords).collect(Collectors.joining(", ")));
    }

    @Override
    void take(CompromiseCase subject) {
        mailboxes.disableRules(subject.accountId());
    }

    private static String inWords(MailboxRule rule) {
        return rule.forwardsTo() == null
                ? "'%s'".formatted(rule.name())
                : "'%s' (forwards to %s)".formatted(rule.name(), rule.forwardsTo());
    }
}
