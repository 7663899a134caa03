package org.gatehouse.exemption;

import java.util.List;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.request.EndsOnCompromise;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.review.Withdrawals;
import org.springframework.stereotype.Component;

/** What becomes of an account's exceptions when it is marked as compromised (AC-048, Q-02). */
@Component
class ExceptionsOnCompromise implements EndsOnCompromise {

    private static final String BECAUSE = "The account was marked as compromised.";

    private final TermRegister register;
    private final Terms terms;
    private final Requests requests;
    private final Withdrawals withdrawals;
    private final AccountDirectory accounts;
    private final ExceptionGroup group;

    ExceptionsOnCompromise(
            TermRegister register,
            Terms terms,
            Requests requests,
            Withdrawals withdrawals,
            AccountDirectory accounts,
            ExceptionGroup group) {
        this.register = register;
        this.terms = terms;
        this.requests = requests;
        this.withdrawals = withdrawals;
        this.accounts = accounts;
        this.group = group;
    }

    @Override
    public void end(String account, String by) {
        register.openOf(List.of(account)).forEach(term -> {
            if (term.isGranted()) {
                terms.endEarly(term, TermState.ENDED_BY_COMPROMISE, BECAUSE, by);
            } else {
                giveUp(term, by);
            }
        });
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

    /** An application for several accounts goes on with the others. */
    private void giveUp(Term term, String by) {
        Request request = requests.hold(term.ritm());
        terms.refuse(term, BECAUSE);
        if (register.of(term.ritm()).stream().allMatch(Term::isOver)) {
            withdrawals.nothingLeft(request, by, BECAUSE);
        }
    }
}
