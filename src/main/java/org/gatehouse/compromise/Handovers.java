package org.gatehouse.compromise;

import java.time.Clock;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryCall;
import org.gatehouse.directory.Password;
import org.gatehouse.identity.Caller;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.standing.Standings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands over the new password of an account that is given back (AC-117): set fresh each time, answered once to whoever
 * remediates, and kept nowhere.
 */
@Service
@Transactional
class Handovers {

    private final Standings standings;
    private final CaseRegister register;
    private final AccountControl control;
    private final Passwords passwords;
    private final Journal journal;
    private final Clock clock;

    Handovers(
            Standings standings,
            CaseRegister register,
            AccountControl control,
            Passwords passwords,
            Journal journal,
            Clock clock) {
        this.standings = standings;
        this.register = register;
        this.control = control;
        this.passwords = passwords;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Refusal before the remediation was begun, to anybody but who began it, and a day after it was done */
    Password handOver(DirectoryAccount account, Caller caller) {
        standings.hold(account.id());
        CompromiseCase subject = register.latestOf(account.id())
                .filter(latest -> latest.isHandedOver(clock.instant()))
                .orElseThrow(() -> Refusal.conflict(
                        "NOT_REMEDIATED", "A password is handed over while the account is being remediated"));
        Remediations.refuseHolder(subject, caller.requestedBy());
        if (!subject.remediationBy().equals(caller.login())) {
            throw Refusal.forbidden("NOT_YOUR_REMEDIATION", "Whoever remediates the account hands over its password");
        }
        // first, since what the directory has done is not undone with our transaction
        journal.note(subject.ritm(), JournalKind.DIRECTORY, "A new password was set and handed over", caller.login());
        Password password = passwords.toBeTold();
        DirectoryCall.orRefuse(
                "The directory did not set the password. Try again in a few minutes",
                () -> control.setPassword(account.id(), password));
        return password;
    }
}
