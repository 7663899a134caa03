package org.gatehouse.compromise;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.directory.AccountsOf;
import org.gatehouse.directory.CentralGroup;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.engine.Sweep;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks what others made of accounts that are or were compromised, puts it right and reports it: one that waits to be
 * remediated stays disabled, and each that was ever compromised keeps MFA and stays out of named locations for good
 * (AC-048, AC-116, Q-03). The case of one that was deleted is closed. A lock-down that is under way is left to itself,
 * unless it waits for somebody.
 */
@Component
class CompromiseSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(CompromiseSweep.class);

    private final CaseRegister register;
    private final Cases cases;
    private final AccountGuard guard;
    private final Requests requests;
    private final AccountsOf accountsOf;
    private final CentralGroup central;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    CompromiseSweep(
            CaseRegister register,
            Cases cases,
            AccountGuard guard,
            Requests requests,
            AccountsOf accountsOf,
            CentralGroup central,
            @Lazy RuntimeService runtime,
            TransactionTemplate transaction) {
        this.register = register;
        this.cases = cases;
        this.guard = guard;
        this.requests = requests;
        this.accountsOf = accountsOf;
        this.central = central;
        this.runtime = runtime;
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

    /** An account that cannot be looked at holds up none of the others. */
    private void look(CompromiseCase subject, Optional<DirectoryAccount> now) {
        try {
            if (now.isEmpty()) {
                transaction.executeWithoutResult(status -> close(subject));
            } else if (isSuspicious(subject, now.get())) {
                transaction.executeWithoutResult(status -> putRight(subject));
            }
        } catch (AccountGone meanwhile) {
            log.info("{}: {} was deleted just now", subject.ritm(), subject.account());
        } catch (DirectoryUnavailable unavailable) {
            log.warn("{}: the directory could not be asked about {}", subject.ritm(), subject.account());
        } catch (RuntimeException failure) {
            log.error("{}: {} is looked at again next time", subject.ritm(), subject.account(), failure);
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
        if (subject.isOpen() && requests.get(subject.ritm()).status() == RequestStatus.IN_PROGRESS) {
            return;
        }
        guard.enforceAsFarAsPossible(subject);
    }
}
