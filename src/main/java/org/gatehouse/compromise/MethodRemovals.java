package org.gatehouse.compromise;

import java.util.EnumSet;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryCall;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.NotOffered;
import org.gatehouse.identity.Caller;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.standing.Standings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Removes every method that a lock-down has left, which may be an attacker's. */
@Service
@Transactional
class MethodRemovals {

    private final Standings standings;
    private final CaseRegister register;
    private final AccountControl control;
    private final Journal journal;

    MethodRemovals(Standings standings, CaseRegister register, AccountControl control, Journal journal) {
        this.standings = standings;
        this.register = register;
        this.control = control;
        this.journal = journal;
    }

    /** @throws Refusal where no case is open, the account is the caller's own, or the directory does not do it */
    RequestReference remove(DirectoryAccount account, Caller caller) {
        standings.hold(account.id());
        CompromiseCase subject = register.openOf(account.id())
                .orElseThrow(() -> Refusal.conflict("NOT_COMPROMISED", "This account is not marked as compromised"));
        Remediations.refuseHolder(subject, caller.requestedBy());
        // first, since what the directory has done is not undone with our transaction
        journal.note(subject.ritm(), JournalKind.DIRECTORY, "Every method left was removed", caller.login());
        try {
            DirectoryCall.orRefuse(
                    "The directory did not remove the methods. Try again in a few minutes",
                    () -> control.removeMethods(account.id(), EnumSet.allOf(MethodType.class)));
        } catch (NotOffered instructions) {
            throw Refusal.conflict("NOT_OFFERED", instructions.getMessage());
        }
        return subject.ritm();
    }
}
