package org.gatehouse.exemption;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.exemption.Judgement.Known;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Filing;
import org.gatehouse.request.NewRequest;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes applications for exceptions of 24 hours, which begin at once (AC-092, Q-22). */
@Service
class ShortTermExceptions {

    private static final Logger log = LoggerFactory.getLogger(ShortTermExceptions.class);

    private final AccountsToExempt accounts;
    private final Filing filing;
    private final Judgement judgement;
    private final Requests requests;
    private final TermRegister register;
    private final Terms terms;
    private final Json json;
    private final Clock clock;
    private final RuntimeService runtime;
    private final EngineSession engine;
    private final TransactionTemplate transaction;

    ShortTermExceptions(
            AccountsToExempt accounts,
            Filing filing,
            Judgement judgement,
            Requests requests,
            TermRegister register,
            Terms terms,
            Json json,
            Clock clock,
            RuntimeService runtime,
            EngineSession engine,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.filing = filing;
        this.judgement = judgement;
        this.requests = requests;
        this.register = register;
        this.terms = terms;
        this.json = json;
        this.clock = clock;
        this.runtime = runtime;
        this.engine = engine;
        this.transaction = transaction;
    }

    /**
     * Files what can be filed.
     *
     * @param findings what could not be read of the form; what else is found is told together with it
     * @throws Refusal with every reason against it
     */
    RequestReference apply(ShortTermCommand command, Findings findings) {
        if (command.account() == null || command.caller().requestedBy() == null) {
            throw refused(findings);
        }
        DirectoryAccount account = accounts.one(command.account(), command.caller());
        return transaction.execute(status -> apply(command, account, findings));
    }

    ShortTermDetails details(Request request) {
        return json.read(request.details(), ShortTermDetails.class);
    }

    private RequestReference apply(ShortTermCommand command, DirectoryAccount account, Findings findings) {
        filing.begin(command.caller(), account.organisation(), command.ritm(), findings);
        Known known = judgement.about(List.of(account));
        findings.addAll(judgement.grounds(ExceptionKind.SHORT, null, account, null, known, "account"));
        if (!findings.isEmpty()) {
            throw refused(findings);
        }
        if (account.address().equals(command.caller().requestedBy())) {
            throw Refusal.forbidden(
                    "OWN_ACCOUNT",
                    "Nobody applies for their own account. A Local Administrator of the organisation does.");
        }
        Instant now = clock.instant();
        Request request = requests.file(new NewRequest(
                command.ritm(),
                RequestType.SHORT_TERM_EXCEPTION,
                account.organisation(),
                command.caller(),
                null,
                new ShortTermDetails(
                        account.address().value(), account.displayName(), command.justification(), command.details()),
                Judgement.frequent(account, known).stream().toList(),
                now,
                null,
                null));
        enter(request.ritm(), account);
        register.of(request.ritm()).forEach(term -> terms.grant(term, now));
        String instance = engine.as(command.caller().login(), () -> ShortTermProcess.start(runtime, request.ritm()));
        requests.startedAs(request.ritm(), instance);
        return request.ritm();
    }

    private void enter(RequestReference ritm, DirectoryAccount account) {
        try {
            register.apply(ritm, ExceptionKind.SHORT, account, null);
        } catch (AlreadyExempt meanwhile) {
            throw refused(Judgement.runs(meanwhile.account()));
        }
    }

    private static Refusal refused(Finding finding) {
        var findings = new Findings();
        findings.addAll(List.of(finding));
        return refused(findings);
    }

    private static Refusal refused(Findings findings) {
        log.info("Short-term exception refused: {}", findings.codes());
        return Refusal.of(findings);
    }
}
