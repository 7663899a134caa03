package org.gatehouse.compromise;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.identity.Caller;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.EndsOnCompromise;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.NewRequest;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Requests.Noted;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.standing.Standings;
import org.gatehouse.web.Overtaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Marks accounts as compromised. Nobody has to approve it, and it may be done again at any time (AC-098, AC-099, AC-129). */
@Service
class Markings {

    /** @param run which marking of the case it was, from 1 */
    record Marked(RequestReference ritm, int run) {}

    private static final int TRIES = 5;

    private final Standings standings;
    private final CaseRegister register;
    private final Ledger ledger;
    private final List<EndsOnCompromise> open;
    private final Requests requests;
    private final Remediators remediators;
    private final CompromiseLetters letters;
    private final Journal journal;
    private final Clock clock;
    private final RuntimeService runtime;
    private final EngineSession engine;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;

    Markings(
            Standings standings,
            CaseRegister register,
            Ledger ledger,
            List<EndsOnCompromise> open,
            Requests requests,
            Remediators remediators,
            CompromiseLetters letters,
            Journal journal,
            Clock clock,
            RuntimeService runtime,
            EngineSession engine,
            PlatformTransactionManager transactions) {
        this.standings = standings;
        this.register = register;
        this.ledger = ledger;
        this.open = open;
        this.requests = requests;
        this.remediators = remediators;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
        this.runtime = runtime;
        this.engine = engine;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    /**
     * Marks the account, ends what it has open, and begins to lock it down; an account that is marked already is locked
     * down once more in the same case.
     *
     * @param ritm the number another system gave it, or null; of no effect for an account that is marked already
     * @throws Refusal if it is kept for emergencies, of which security is told, or belongs to no organisation
     */
    Marked mark(DirectoryAccount account, Caller caller, RequestReference ritm, Marking marking) {
        if (account.breakGlass()) {
            apart.executeWithoutResult(status -> letters.breakGlassMarked(account, caller, clock.instant()));
            throw Refusal.conflict(
                    "BREAK_GLASS",
                    "This account is kept for emergencies and is not locked down. Security has been told");
        }
        if (account.organisation() == null) {
            throw Refusal.conflict(
                    "NO_ORGANISATION", "This account belongs to no organisation. Directory support looks after it");
        }
        for (int tries = 1; ; tries++) {
            try {
                return transaction.execute(status -> marked(account, caller, ritm, marking));
            } catch (RuntimeException failure) {
                // a step of the lock-down that is just ending; a marking must not be refused for that
                boolean ours = !TransactionSynchronizationManager.isActualTransactionActive();
                if (!ours || tries == TRIES || !Overtaken.isCauseOf(failure)) {
                    throw failure;
                }
            }
        }
    }

    private Marked marked(DirectoryAccount account, Caller caller, RequestReference ritm, Marking marking) {
        standings.hold(account.id());
        Instant now = clock.instant();
        standings.markCompromised(account.id());
        RequestReference marked = register.openOf(account.id())
                .map(open -> markAgain(open, account, caller, marking, now))
                .orElseGet(() -> markFirst(account, caller, ritm, marking, now));
        return new Marked(marked, register.get(marked).run());
    }

    private RequestReference markFirst(
            DirectoryAccount account, Caller caller, RequestReference given, Marking marking, Instant now) {
        Request request = requests.file(new NewRequest(
                given,
                RequestType.COMPROMISE,
                account.organisation(),
                caller,
                null,
                details(account, marking, 1),
                List.of(),
                now,
                null,
                null));
        register.open(request.ritm(), account);
        enter(request.ritm(), caller, marking, now);
        Noted said = said(account, caller, marking);
        journal.note(request.ritm(), said.kind(), said.what(), said.by(), said.details());
        endOthers(account, caller);
        String instance = engine.as(
                caller.login(),
                () -> CompromiseProcess.start(
                        runtime,
                        register.get(request.ritm()),
                        remediators.groupFor(account.organisation(), account.address())));
        requests.startedAs(request.ritm(), instance);
        register.startedAs(request.ritm(), instance);
        return request.ritm();
    }

    private RequestReference markAgain(
            CompromiseCase before, DirectoryAccount account, Caller caller, Marking marking, Instant now) {
        Request request = requests.hold(before.ritm());
        enter(request.ritm(), caller, marking, now);
        requests.rewrite(request.ritm(), details(account, marking, before.run() + 1), said(account, caller, marking));
        endOthers(account, caller);
        if (request.status() != RequestStatus.IN_PROGRESS) {
            requests.move(request.ritm(), request.type(), RequestStatus.IN_PROGRESS, caller.login());
        }
        engine.run(caller.login(), () -> CompromiseProcess.markedAgain(runtime, before));
        return request.ritm();
    }

    private void enter(RequestReference ritm, Caller caller, Marking marking, Instant now) {
        register.marked(ritm, marking, caller.login(), now);
        ledger.begin(ritm);
    }

    private static Noted said(DirectoryAccount account, Caller caller, Marking marking) {
        var said = new LinkedHashMap<String, Object>();
        said.put("signs", marking.signs().stream().map(Sign::inWords).sorted().toList());
        if (marking.comment() != null) {
            said.put("comment", marking.comment());
        }
        return new Noted(
                JournalKind.STATUS, "%s marked as compromised".formatted(account.address()), caller.login(), said);
    }

    private void endOthers(DirectoryAccount account, Caller caller) {
        engine.run(caller.login(), () -> open.forEach(each -> each.end(account.id(), caller.login())));
    }

    private static CompromiseDetails details(DirectoryAccount account, Marking marking, int run) {
        return new CompromiseDetails(
                account.address().value(),
                account.displayName(),
                marking.signs().stream().sorted().toList(),
                marking.comment(),
                run);
    }
}
