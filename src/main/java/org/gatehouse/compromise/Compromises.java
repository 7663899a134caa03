package org.gatehouse.compromise;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of compromised accounts, for whoever shows or changes accounts. */
@Service
@Transactional(readOnly = true)
public class Compromises {

    private final CaseRegister register;
    private final Ledger ledger;
    private final Clock clock;

    Compromises(CaseRegister register, Ledger ledger, Clock clock) {
        this.register = register;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The account's newest case, also one that is over; empty where there was none. */
    public Optional<Compromise> latestOf(String accountId) {
        return register.latestOf(accountId).map(this::told);
    }

    /** How far the newest lock-down of the account is, also of one that is over; empty where there was none. */
    public Optional<Containment> containmentOf(String accountId) {
        return register.latestOf(accountId).map(CompromiseCase::ritm).map(ledger::of);
    }

    /** The same of the account that was at this address when it was marked, for whoever may see it. */
    Optional<Containment> containmentAt(String address, Person person) {
        return register.latestAt(address.toLowerCase(Locale.ROOT))
                .filter(subject -> CompromiseDoors.SEE_ALL.test(person) || person.administers(subject.organisation()))
                .map(CompromiseCase::ritm)
                .map(ledger::of);
    }

    /** Whether this person hands over the account's new password: while they give it back, and for a day afterwards. */
    public boolean isHandedOverBy(String accountId, Person person) {
        return register.latestOf(accountId)
                .filter(subject -> subject.isHandedOver(clock.instant()))
                .filter(subject -> person.login().equals(subject.remediationBy()))
                .isPresent();
    }

    /** Whether marking the account is this person's business. */
    public boolean isMarkedBy(Person person, DirectoryAccount account) {
        return CompromiseDoors.MARKERS.test(person) && AccountsToMark.actsOn(person, account);
    }

    /** Whether giving the account back is this person's business: nobody does that with their own. */
    public boolean isRemediatedBy(Person person, DirectoryAccount account) {
        return CompromiseDoors.REMEDIATORS.test(person)
                && AccountsToMark.actsOn(person, account)
                && !account.address().equals(person.address());
    }

    private Compromise told(CompromiseCase subject) {
        List<CaseRegister.Run> runs = register.runsOf(subject.ritm());
        CaseRegister.Run last = runs.get(runs.size() - 1);
        return new Compromise(
                subject.ritm(),
                subject.isOpen(),
                runs.get(0).markedAt(),
                last.markedAt(),
                last.markedBy(),
                subject.remediationStartedAt(),
                subject.remediationBy(),
                subject.remediatedAt(),
                ledger.of(subject.ritm()));
    }
}
