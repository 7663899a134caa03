package org.gatehouse.exemption;

import java.time.Instant;
import java.util.List;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.request.EndsOnCompromise;
import org.springframework.stereotype.Component;

/** What becomes of an account's exceptions when it is marked as compromised (AC-048, Q-02). */
@Component
class ExceptionsOnCompromise implements EndsOnCompromise {

    private static final String BECAUSE = "The account was marked as compromised.";

    private final TermRegister register;
    private final OpenExceptions open;
    private final AccountDirectory accounts;
    private final ExceptionGroup group;

    ExceptionsOnCompromise(
            TermRegister register, OpenExceptions open, AccountDirectory accounts, ExceptionGroup group) {
        this.register = register;
        this.open = open;
        this.accounts = accounts;
        this.group = group;
    }

    @Override
    public void end(String account, String by) {
        open.end(account, TermState.ENDED_BY_COMPROMISE, BECAUSE, by);
    }

    @Override
    public void release(String account) {
        if (accounts.isMember(group.id(), account)) {
            accounts.removeFromGroup(group.id(), account);
        }
    }

    @Override
    public boolean stillOpen(String account) {
        return register.openOf(List.of(account)).stream().anyMatch(term -> !term.isEnding())
                || accounts.isMember(group.id(), account);
    }

    @Override
    public boolean endedSince(String account, Instant marked) {
        return register.historyOf(account).stream().anyMatch(term -> term.isEndedByCompromise(marked));
    }
}
