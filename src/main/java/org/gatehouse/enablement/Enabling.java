package org.gatehouse.enablement;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.CentralGroup;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryRefused;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.request.Request;
import org.gatehouse.request.Stage;
import org.gatehouse.standing.Standings;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds accounts to the central group of the Standard policy and reads each back. Each account is a transaction of its own,
 * which holds it: what is done stays done when the work is cut short, and a lock-down waits for one account at most.
 */
@Component
class Enabling {

    static final int AT_ONCE = 200;

    private static final Logger log = LoggerFactory.getLogger(Enabling.class);

    /** Well within the time for which the engine leaves a job to one node. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final EnablementRows rows;
    private final Lookup lookup;
    private final Judging judging;
    private final Standings standings;
    private final AccountDirectory accounts;
    private final CentralGroup group;
    private final AuditTrail trail;
    private final TransactionTemplate apart;

    Enabling(
            EnablementRows rows,
            Lookup lookup,
            Judging judging,
            Standings standings,
            AccountDirectory accounts,
            CentralGroup group,
            AuditTrail trail,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.lookup = lookup;
        this.judging = judging;
        this.standings = standings;
        this.accounts = accounts;
        this.group = group;
        this.trail = trail;
        this.apart = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    /**
     * Enables the next accounts. One that fails is left for later, behind the others.
     *
     * @throws DirectoryUnavailable if it went on with none of them
     */
    void enableNext(Request request) {
        List<Row> part = rows.next(request.ritm(), Verdict.WILL_BE_ENABLED, AT_ONCE);
        if (part.isEmpty()) {
            return;
        }
        Lookup.Found found = lookup.at(part.stream().map(Row::address).toList());
        standings.know(
                found.accounts().values().stream().map(DirectoryAccount::id).toList());
        long until = System.nanoTime() + LONGEST.toNanos();
        boolean goesOn = false;
        DirectoryUnavailable failure = null;
        for (Row row : part) {
            try {
                if (found.untold().contains(row.address())) {
                    throw new DirectoryUnavailable("The directory tells nothing of an account of line " + row.line());
                }
                settle(request, row, found.accounts().get(row.address()));
                goesOn = true;
            } catch (DirectoryUnavailable later) {
                failure = later;
                apart.executeWithoutResult(status -> rows.failed(request.ritm(), List.of(row)));
            }
            if (System.nanoTime() > until) {
                break;
            }
        }
        if (!goesOn) {
            throw failure;
        }
    }

    private void settle(Request request, Row row, DirectoryAccount account) {
        try {
            apart.executeWithoutResult(status -> rows.settle(request.ritm(), Map.of(row, enabled(request, account))));
        } catch (DirectoryRefused refused) {
            log.warn("{}, line {}: {}", request.ritm(), row.line(), refused.getMessage());
            apart.executeWithoutResult(
                    status -> rows.settle(request.ritm(), Map.of(row, Judgement.not(Reason.DIRECTORY_REFUSED))));
        }
    }

    /** Judges the account again while it is held, and enables it where that still says so. */
    private Judgement enabled(Request request, DirectoryAccount account) {
        if (account == null) {
            return Judgement.not(Reason.ACCOUNT_UNKNOWN);
        }
        Judgement now = judging.judge(request.organisation(), account, standings.hold(account.id()));
        // an earlier attempt may have been cut short after it had added the account
        if (account.groups().stream().anyMatch(held -> held.id().equals(group.id()))) {
            return now.carriedOut();
        }
        if (now.verdict() != Verdict.WILL_BE_ENABLED) {
            return now;
        }
        accounts.addToGroup(group.id(), account.id());
        if (!accounts.isMember(group.id(), account.id())) {
            throw new DirectoryUnavailable("The directory does not show the membership yet");
        }
        // of the account, so that a list of thousands does not fill the page of its request
        trail.record(
                FactKind.ACCOUNT,
                request.ritm().value(),
                "Put into %s and read back".formatted(group.name()),
                Stage.GATEHOUSE,
                Map.of(
                        "account",
                        account.address().value(),
                        "accountId",
                        account.id(),
                        "before",
                        "not a member",
                        "wanted",
                        "member",
                        "read",
                        "member"));
        return now.carriedOut();
    }
}
