package org.gatehouse.compromise;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.directory.AccountsOf;
import org.gatehouse.directory.CentralGroup;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.engine.Sweep;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks what others made of accounts that are or were compromised, puts it right and reports it: one that waits to be
 * remediated stays disabled, and each that was ever compromised keeps MFA and stays out of named locations for good
 * (AC-048, AC-116, Q-03). The case of one that was deleted is closed. A lock-down that is under way is left to itself.
 */
@Component
class CompromiseSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(CompromiseSweep.class);

    private final CaseRegister register;
    private final Cases cases;
    private final Requests requests;
    private final AccountsOf accountsOf;
    private final CentralGroup central;
    private final List<LockDownStep> whileCompromised;
    private final List<LockDownStep> forEver;
    private final CompromiseLetters letters;
    private final Journal journal;
    private final RuntimeService runtime;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CompromiseSweep(
            CaseRegister register,
            Cases cases,
            Requests requests,
            AccountsOf accountsOf,
            CentralGroup central,
            DisableAccount disableAccount,
            RequireMfa requireMfa,
            LeaveNamedLocations leaveNamedLocations,
            EndExceptions endExceptions,
            CompromiseLetters letters,
            Journal journal,
            @Lazy RuntimeService runtime,
            Clock clock,
            TransactionTemplate transaction) {
        this.register = register;
        this.cases = cases;
        this.requests = requests;
        this.accountsOf = accountsOf;
        this.central = central;
        this.whileCompromised = List.of(disableAccount, requireMfa, leaveNamedLocations, endExceptions);
        this.forEver = List.of(requireMfa, leaveNamedLocations);
        this.letters = letters;
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
            accountsOf.each(register.latest(), CompromiseCase::accountId, CompromiseCase::account, this::look);
        } catch (DirectoryUnavailable unavailable) {
            log.warn("Compromised accounts could not be looked at: {}", unavailable.getMessage());
        }
    }

    private void look(CompromiseCase subject, Optional<DirectoryAccount> now) {
        try {
            if (now.isEmpty()) {
                transaction.executeWithoutResult(status -> close(subject));
            } else if (isSuspicious(subject, now.get())) {
                transaction.executeWithoutResult(status -> putRight(subject));
            }
        } catch (DirectoryUnavailable unavailable) {
            log.warn("{}: the directory could not be asked about {}", subject.ritm(), subject.account());
        }
    }

    private void close(CompromiseCase seen) {
        CompromiseCase subject = cases.hold(seen.ritm());
        if (subject.isOpen()) {
            CompromiseProcess.deleted(runtime, subject);
        }
    }

    /** A first look at what was read for many at once; what looks wrong is read again once the account is held. */
    private boolean isSuspicious(CompromiseCase subject, DirectoryAccount account) {
        boolean required =
                account.groups().stream().anyMatch(group -> group.id().equals(central.id()));
        return !required
                || account.policies().contains(MfaPolicy.NAMED_LOCATIONS)
                || subject.isOpen() && account.enabled();
    }

    private void putRight(CompromiseCase seen) {
        CompromiseCase subject = cases.hold(seen.ritm());
        boolean waits = subject.isOpen() && requests.get(subject.ritm()).status() == RequestStatus.CONTAINED;
        if (subject.isOpen() && !waits) {
            return;
        }
        var found = new ArrayList<String>();
        for (LockDownStep step : waits && !subject.isBeingRemediated() ? whileCompromised : forEver) {
            Seen before = step.read(subject, Duration.ZERO);
            if (!before.asWanted()) {
                step.take(subject);
                requireReadBack(step.read(subject, LockDown.SKEW));
                found.add("%s. It was found: %s".formatted(step.step().inWords(), before.inWords()));
            }
        }
        if (!found.isEmpty()) {
            report(subject, found);
        }
    }

    private static void requireReadBack(Seen read) {
        if (!read.asWanted()) {
            throw new DirectoryUnavailable("The directory does not show it yet, but: " + read.inWords());
        }
    }

    private void report(CompromiseCase subject, List<String> found) {
        log.warn("{}: {} was changed behind the product's back and put right", subject.ritm(), subject.account());
        found.forEach(each -> journal.note(
                subject.ritm(),
                JournalKind.DIRECTORY,
                "Changed by somebody else and put right: " + each,
                Stage.GATEHOUSE));
        letters.restored(subject, found, clock.instant());
    }
}
