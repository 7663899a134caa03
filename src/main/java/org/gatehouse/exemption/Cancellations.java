package org.gatehouse.exemption;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Filing;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends running exceptions before their time, at the organisation's own wish. */
@Service
@Transactional
class Cancellations {

    private final Requests requests;
    private final Filing filing;
    private final TermRegister register;
    private final Terms terms;
    private final EngineSession engine;

    Cancellations(Requests requests, Filing filing, TermRegister register, Terms terms, EngineSession engine) {
        this.requests = requests;
        this.filing = filing;
        this.register = register;
        this.terms = terms;
        this.engine = engine;
    }

    /**
     * @param accounts which of the request's accounts, or empty for all
     * @throws Refusal if none of it runs, or an account is not of the request or has nothing that runs
     */
    void cancel(RequestReference ritm, Caller caller, String reason, Collection<AccountAddress> accounts) {
        Request request = requests.get(ritm);
        filing.refuseOutsiders(caller, request);
        List<Term> running =
                register.of(ritm).stream().filter(Term::isCancellable).toList();
        if (running.isEmpty()) {
            throw Refusal.conflict("NOTHING_RUNS", "No exception of this request is running");
        }
        List<Term> chosen = accounts.isEmpty() ? running : chosen(accounts, running);
        engine.run(
                caller.login(),
                () -> chosen.stream()
                        .sorted(Comparator.comparing(Term::accountId))
                        .map(term -> terms.hold(term.id()).term())
                        .forEach(term -> terms.endEarly(term, TermState.CANCELLED, reason, caller.login())));
    }

    private static List<Term> chosen(Collection<AccountAddress> accounts, List<Term> running) {
        var findings = new Findings();
        var chosen = new ArrayList<Term>();
        accounts.stream()
                .distinct()
                .forEach(account -> running.stream()
                        .filter(term -> term.account().equals(account))
                        .findFirst()
                        .ifPresentOrElse(
                                chosen::add,
                                () -> findings.add(
                                        "accounts",
                                        "NOTHING_RUNS",
                                        "No exception of %s runs in this request".formatted(account))));
        findings.refuseIfAny();
        return chosen;
    }
}
