package org.gatehouse.exemption;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AccountsOf;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.engine.Sweep;
import org.gatehouse.identity.Groups;
import org.gatehouse.notification.Letter;
import org.gatehouse.notification.Mailboxes;
import org.gatehouse.notification.Outbox;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Stage;
import org.gatehouse.standing.Standings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the exception group with the running exceptions, both ways, and looks what became of the accounts. Who is in
 * the group without an exception is taken out and reported; an exception without its membership becomes a task; one whose
 * account was deleted, converted or made an administrator ends (AC-047, AC-094, Q-01).
 */
@Component
class ExceptionSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(ExceptionSweep.class);

    private final TermRegister register;
    private final Terms terms;
    private final Standings standings;
    private final AccountDirectory accounts;
    private final AccountsOf accountsOf;
    private final ExceptionGroup group;
    private final Outbox outbox;
    private final Mailboxes mailboxes;
    private final Journal journal;
    private final RuntimeService runtime;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ExceptionSweep(
            TermRegister register,
            Terms terms,
            Standings standings,
            AccountDirectory accounts,
            AccountsOf accountsOf,
            ExceptionGroup group,
            Outbox outbox,
            Mailboxes mailboxes,
            Journal journal,
            @Lazy RuntimeService runtime,
            Clock clock,
            TransactionTemplate transaction) {
        this.register = register;
        this.terms = terms;
        this.standings = standings;
        this.accounts = accounts;
        this.accountsOf = accountsOf;
        this.group = group;
        this.outbox = outbox;
        this.mailboxes = mailboxes;
        this.journal = journal;
        this.runtime = runtime;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public boolean isHourly() {
        return true;
    }

    @Override
    public void run() {
        try {
            List<Term> running = transaction.execute(status -> register.active()).stream()
                    .filter(Term::isRunning)
                    .toList();
            Set<String> members = accounts.membersOf(group.id());
            accountsOf.each(
                    running,
                    Term::accountId,
                    Term::account,
                    (term, account) -> alone(term, () -> endUnsuitable(term, account)));
            running.stream()
                    .filter(term -> !members.contains(term.accountId()))
                    .forEach(term -> alone(term, () -> reportMissing(term)));
            removeStrangers(members, running);
        } catch (DirectoryUnavailable unavailable) {
            log.warn("The exception group could not be looked at: {}", unavailable.getMessage());
        }
    }

    private void endUnsuitable(Term term, Optional<DirectoryAccount> now) {
        if (now.isEmpty()) {
            end(term, TermState.ENDED, "The account was deleted.");
        } else if (now.get().kind() == AccountKind.SHARED_MAILBOX) {
            end(term, TermState.CONVERTED, "The account is a genuine shared mailbox now and needs no exception.");
        } else if (now.get().administrator()) {
            end(term, TermState.CANCELLED, "The account is an administrator now, and administrators are always asked.");
        }
    }

    private void end(Term term, TermState as, String because) {
        terms.endEarly(terms.hold(term.id()).term(), as, because, Stage.GATEHOUSE);
    }

    private void reportMissing(Term seen) {
        Term term = terms.hold(seen.id()).term();
        if (!term.isRunning() || term.missingSince() != null || accounts.isMember(group.id(), term.accountId())) {
            return;
        }
        register.missing(term.id(), clock.instant());
        journal.note(
                term.ritm(),
                JournalKind.DIRECTORY,
                "%s is not in the exception group although its exception runs".formatted(term.account()),
                Stage.GATEHOUSE,
                Map.of("wanted", "member", "read", "not a member"));
        TermProcess.membershipMissing(runtime, term);
        outbox.put(new Letter(
                term.ritm(),
                "exception-membership",
                "missing:%s:%s".formatted(term.id(), clock.instant()),
                mailboxes.of(Groups.DIRECTORY_SUPPORT),
                Map.of("account", term.account().value(), "group", group.name())));
    }

    private void removeStrangers(Set<String> members, List<Term> running) {
        var strangers = new HashSet<>(members);
        running.forEach(term -> strangers.remove(term.accountId()));
        standings.know(strangers);
        strangers.forEach(account -> {
            try {
                transaction.executeWithoutResult(status -> removeStranger(account));
            } catch (DirectoryUnavailable unavailable) {
                log.warn("An account could not be taken out of the exception group: {}", unavailable.getMessage());
            } catch (RuntimeException failure) {
                log.error("{} is taken out of the exception group next time", account, failure);
            }
        });
    }

    private void removeStranger(String account) {
        standings.hold(account);
        boolean hasException = register.openOf(account)
                .filter(term -> term.processInstance() != null)
                .isPresent();
        if (hasException || !accounts.isMember(group.id(), account)) {
            return;
        }
        accounts.removeFromGroup(group.id(), account);
        accounts.revokeSessions(account);
        String address =
                accounts.account(account).map(found -> found.address().value()).orElse(account);
        String found = "%s was in %s without an exception, and was taken out".formatted(address, group.name());
        log.warn(found);
        standings.note(account, Stage.GATEHOUSE, found + ".");
        outbox.put(new Letter(
                null,
                "exception-stranger",
                "stranger:%s:%s".formatted(account, clock.instant()),
                mailboxes.of(Groups.DIRECTORY_SUPPORT),
                Map.of("account", address, "group", group.name())));
    }

    /** In a transaction of its own, so that what fails for one term is nothing to the others. */
    private void alone(Term term, Runnable look) {
        try {
            transaction.executeWithoutResult(status -> look.run());
        } catch (DirectoryUnavailable unavailable) {
            log.warn("{}: the directory could not be asked about {}", term.ritm(), term.account());
        } catch (RuntimeException failure) {
            log.error("{}: {} is looked at again next time", term.ritm(), term.account(), failure);
        }
    }
}
