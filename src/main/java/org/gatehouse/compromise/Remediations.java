package org.gatehouse.compromise;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.compromise.Containment.LedgerEntry;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.standing.Standings;
import org.gatehouse.task.TaskKind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives a contained account back to its holder: never by the holder, and never before it is contained. */
@Service
@Transactional
class Remediations {

    private final Standings standings;
    private final CaseRegister register;
    private final Ledger ledger;
    private final ActionTable table;
    private final Requests requests;
    private final Journal journal;
    private final Clock clock;
    private final TaskService tasks;
    private final EngineSession engine;

    Remediations(
            Standings standings,
            CaseRegister register,
            Ledger ledger,
            ActionTable table,
            Requests requests,
            Journal journal,
            Clock clock,
            TaskService tasks,
            EngineSession engine) {
        this.standings = standings;
        this.register = register;
        this.ledger = ledger;
        this.table = table;
        this.requests = requests;
        this.journal = journal;
        this.clock = clock;
        this.tasks = tasks;
        this.engine = engine;
    }

    /**
     * Begins it: the account is enabled afterwards, by a step of its own.
     *
     * @throws Refusal if there is nothing to remediate, it is not contained, or it is the caller's own account
     */
    RequestReference begin(DirectoryAccount account, Caller caller, Remediation remediation) {
        standings.hold(account.id());
        CompromiseCase subject = openCase(account);
        Task task = tasks.createTaskQuery()
                .processInstanceId(subject.processInstance())
                .taskDefinitionKey(CompromiseProcess.REMEDIATE)
                .singleResult();
        begin(subject, caller.requestedBy(), caller.login(), remediation);
        engine.run(caller.login(), () -> {
            // whoever claimed it before must not keep the account from its holder
            tasks.setAssignee(task.getId(), caller.login());
            tasks.complete(task.getId(), Variables.createVariables());
        });
        return subject.ritm();
    }

    /** The same for whoever completes the task by other means. */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(CompromiseCase subject, AccountAddress by, String login, Remediation remediation) {
        Request request = requests.hold(subject.ritm());
        refuseIfHindered(subject, request, by, login);
        register.remediationStarted(subject.ritm(), remediation, login, clock.instant());
        journal.note(
                subject.ritm(),
                JournalKind.DECISION,
                "The account may be given back: its holder's identity was checked",
                login,
                Map.of(
                        "identityCheckedBy", remediation.identityCheckedBy(),
                        "identityCheckMethod", remediation.identityCheckMethod()));
    }

    /** Why this caller cannot begin it as things stand; empty where nothing is known that speaks against it. */
    @Transactional(readOnly = true)
    Optional<Refusal> hindrance(DirectoryAccount account, Caller caller) {
        try {
            CompromiseCase subject = openCase(account);
            refuseIfHindered(subject, requests.get(subject.ritm()), caller.requestedBy(), caller.login());
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    /** What the lock-downs of the open case found that has to be gone through; nothing where none is open. */
    @Transactional(readOnly = true)
    List<TaskKind.Line> found(DirectoryAccount account) {
        return register.openOf(account.id())
                .map(CompromiseCase::ritm)
                .map(ledger::allOf)
                .map(RemediationTask::found)
                .orElse(List.of());
    }

    /** @throws Refusal if something speaks against it */
    @Transactional(readOnly = true)
    void refuseIfHindered(CompromiseCase subject, AccountAddress by, String login) {
        refuseIfHindered(subject, requests.get(subject.ritm()), by, login);
    }

    private CompromiseCase openCase(DirectoryAccount account) {
        return register.openOf(account.id())
                .orElseThrow(() -> Refusal.conflict("NOT_COMPROMISED", "This account is not marked as compromised"));
    }

    private void refuseIfHindered(CompromiseCase subject, Request request, AccountAddress by, String login) {
        refuseHolder(subject, by);
        refuseMarker(subject, request, login);
        if (subject.isBeingRemediated()) {
            throw Refusal.conflict("ALREADY_BEGUN", "The remediation of this account has begun already");
        }
        if (request.status() != RequestStatus.CONTAINED) {
            throw Refusal.conflict("NOT_CONTAINED", notContained(ledger.of(subject.ritm())));
        }
    }

    static void refuseHolder(CompromiseCase subject, AccountAddress by) {
        if (subject.account().equals(by)) {
            throw Refusal.forbidden("OWN_ACCOUNT", "Nobody remediates their own account. Another administrator does");
        }
    }

    private void refuseMarker(CompromiseCase subject, Request request, String login) {
        if (table.needsSecondPerson(AccountAction.REMEDIATE, true)
                && request.submittedBy().equals(login)) {
            throw Refusal.forbidden("SECOND_PERSON", "You marked this account. Somebody else must remediate it");
        }
    }

    private static String notContained(Containment containment) {
        String open = containment.steps().stream()
                .filter(step -> step.state() != StepState.VERIFIED)
                .map(LedgerEntry::step)
                .map(ContainmentStep::inWords)
                .collect(Collectors.joining(", "));
        return "The account is not contained yet. Still open: " + open;
    }
}
