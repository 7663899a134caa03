package org.gatehouse.compromise;

import java.util.Optional;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of compromised accounts, for whoever shows or changes accounts. */
@Service
@Transactional(readOnly = true)
public class Compromises {

    private final CaseRegister register;
    private final Ledger ledger;

    Compromises(CaseRegister register, Ledger ledger) {
        this.register = register;
        this.ledger = ledger;
    }

    /** How far the newest lock-down of the account is, also of one that is over; empty where there was none. */
    public Optional<Containment> containmentOf(String accountId) {
        return register.latestOf(accountId).map(CompromiseCase::ritm).map(ledger::of);
    }

    /** The case that is open for the account. */
    public Optional<RequestReference> openCaseOf(String accountId) {
        return register.openOf(accountId).map(CompromiseCase::ritm);
    }

    /** Whether this login has begun to give the account back, and may hand over its password. */
    public boolean isBeingRemediatedBy(String accountId, String login) {
        return register.openOf(accountId)
                .filter(CompromiseCase::isBeingRemediated)
                .filter(subject -> subject.remediationBy().equals(login))
                .isPresent();
    }
}
