package org.gatehouse.exemption;

import java.util.List;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.review.Withdrawals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends all that an account, which is held, has or has applied for. What has ended already stays as it is. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OpenExceptions {

    private static final String DELETED = "The account was deleted.";

    private final TermRegister register;
    private final Terms terms;
    private final Requests requests;
    private final Withdrawals withdrawals;
    private final EngineSession engine;

    OpenExceptions(
            TermRegister register, Terms terms, Requests requests, Withdrawals withdrawals, EngineSession engine) {
        this.register = register;
        this.terms = terms;
        this.requests = requests;
        this.withdrawals = withdrawals;
        this.engine = engine;
    }

    /** @param by the login of who deleted the account */
    public void accountDeleted(String account, String by) {
        engine.run(by, () -> end(account, TermState.ENDED, DELETED, by));
    }

    void end(String account, TermState as, String because, String by) {
        register.openOf(List.of(account)).forEach(term -> {
            if (term.isGranted()) {
                terms.endEarly(term, as, because, by);
            } else {
                giveUp(term, because, by);
            }
        });
    }

    /** An application for several accounts goes on with the others. */
    private void giveUp(Term term, String because, String by) {
        Request request = requests.hold(term.ritm());
        terms.refuse(term, because);
        if (register.of(term.ritm()).stream().allMatch(Term::isOver)) {
            withdrawals.nothingLeft(request, by, because);
        }
    }
}
