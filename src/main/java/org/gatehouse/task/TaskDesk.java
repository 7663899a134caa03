package org.gatehouse.task;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Texts;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.task.TaskDecision.OfAccount;
import org.gatehouse.task.TaskKind.Choice;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes, gives back and decides tasks. Tasklist, "My work" and the REST interface all come here, so that the same
 * checks hold whichever way a decision is made.
 */
@Component
@Transactional
public class TaskDesk {

    private static final int MOST_REASONS = 20;

    private final WorkItems items;
    private final Requests requests;
    private final TaskKinds kinds;
    private final TaskService tasks;
    private final EngineSession engine;

    TaskDesk(WorkItems items, Requests requests, TaskKinds kinds, TaskService tasks, EngineSession engine) {
        this.items = items;
        this.requests = requests;
        this.kinds = kinds;
        this.tasks = tasks;
        this.engine = engine;
    }

    /**
     * What a person may work on, oldest first.
     *
     * @param group only of this group, or null
     * @param ritm only of this request, or null
     */
    @Transactional(readOnly = true)
    public PageOf<WorkItem> workFor(Person person, String group, String ritm, PageOf.Wanted page) {
        Collection<String> groups = group == null ? person.groups() : person.is(group) ? Set.of(group) : Set.of();
        return items.forPerson(person, groups, ritm == null ? "" : ritm, page);
    }

    @Transactional(readOnly = true)
    public List<WorkItem> openOf(RequestReference ritm) {
        return items.openOf(ritm);
    }

    /** @throws Refusal if there is no such task for this person, or it is done */
    @Transactional(readOnly = true)
    public WorkItem task(String taskId, Person person) {
        return items.find(taskId).map(item -> refuseStrangers(item, person)).orElseThrow(TaskDesk::unknown);
    }

    public List<Choice> choices(WorkItem item) {
        return kinds.of(item).choices(item);
    }

    public TaskKind kind(WorkItem item) {
        return kinds.of(item);
    }

    /** Why this person must leave the task to somebody else (four eyes), or empty where they need not. */
    @Transactional(readOnly = true)
    public Optional<Finding> keptOut(WorkItem item, Person person) {
        if (item.isOwn(person)) {
            return Optional.of(
                    new Finding("", "OWN_REQUEST", "You asked for this yourself. Somebody else must decide it."));
        }
        return items.isBarred(item.taskId(), person.login())
                ? Optional.of(
                        new Finding("", "HAD_A_PART", "You had a part in this already. Somebody else must decide it."))
                : Optional.empty();
    }

    public WorkItem claim(String taskId, Person person) {
        WorkItem item = held(taskId, person);
        refuseKeptOut(item, person);
        refuseTaken(item, person);
        if (item.assignee() == null) {
            engine.run(person.login(), () -> tasks.claim(taskId, person.login()));
        }
        return items.find(taskId).orElseThrow();
    }

    public WorkItem unclaim(String taskId, Person person) {
        WorkItem item = held(taskId, person);
        refuseTaken(item, person);
        engine.run(person.login(), () -> tasks.setAssignee(taskId, null));
        return items.find(taskId).orElseThrow();
    }

    /** Decides a task, claiming it first where nobody has. Answers the request it was about. */
    public RequestReference decide(String taskId, Person person, TaskDecision decision) {
        WorkItem item = held(taskId, person);
        refuseKeptOut(item, person);
        refuseTaken(item, person);
        TaskKind kind = kinds.of(item);
        var findings = new Findings();
        checkForm(kind.choices(item), decision, findings);
        checkAccounts(kind.accounts(item), decision, findings);
        findings.refuseIfAny();
        kind.check(item, person, decision, findings);
        findings.refuseIfAny();
        engine.run(person.login(), () -> {
            if (item.assignee() == null) {
                tasks.claim(taskId, person.login());
            }
            tasks.complete(taskId, kind.decide(item, person, decision));
        });
        return item.ritm();
    }

    private static void checkForm(List<Choice> choices, TaskDecision decision, Findings findings) {
        Choice chosen = choices.stream()
                .filter(choice -> choice.value().equals(decision.decision()))
                .findFirst()
                .orElse(null);
        if (chosen == null) {
            String known = choices.stream().map(Choice::value).collect(Collectors.joining(", "));
            findings.add(
                    "decision",
                    decision.decision() == null ? "REQUIRED" : "UNKNOWN_DECISION",
                    "Choose one of " + known);
        } else if (chosen.reasonsNeeded() && decision.reasons().stream().allMatch(String::isBlank)) {
            findings.add("reasons", "REASONS_NEEDED", "Give at least one reason");
        }
        if (decision.reasons().size() > MOST_REASONS) {
            findings.add("reasons", "TOO_MANY", "At most %d reasons".formatted(MOST_REASONS));
        }
        decision.reasons().forEach(reason -> findings.optional("reasons", reason, Texts::reason));
        findings.optional("comment", decision.comment(), Texts::reason);
    }

    /** Every account that is decided by itself must be one of the task's, once, and be decided as it can be. */
    private static void checkAccounts(List<String> accounts, TaskDecision decision, Findings findings) {
        var seen = new HashSet<AccountAddress>();
        for (OfAccount one : decision.accounts()) {
            if (!accounts.contains(one.account().value())) {
                findings.add("accounts", "ACCOUNT_UNKNOWN", "%s is not in this task".formatted(one.account()));
            } else if (!seen.add(one.account())) {
                findings.add("accounts", "DUPLICATE", "%s is decided more than once".formatted(one.account()));
            }
        }
    }

    /** Locks the request before its task, as everything does that touches both. */
    private WorkItem held(String taskId, Person person) {
        requests.hold(task(taskId, person).ritm());
        WorkItem item = items.hold(taskId).orElseThrow(TaskDesk::unknown);
        if (!item.open()) {
            throw Refusal.conflict("TASK_DONE", "This task has been done already");
        }
        return item;
    }

    private static WorkItem refuseStrangers(WorkItem item, Person person) {
        if (!item.isFor(person)) {
            throw unknown();
        }
        return item;
    }

    private void refuseKeptOut(WorkItem item, Person person) {
        keptOut(item, person).ifPresent(why -> {
            throw new Refusal(Refusal.Kind.FORBIDDEN, List.of(why));
        });
    }

    private static void refuseTaken(WorkItem item, Person person) {
        if (item.assignee() != null && !item.assignee().equals(person.login())) {
            throw Refusal.conflict("TASK_TAKEN", "%s has claimed this task".formatted(item.assignee()));
        }
    }

    private static Refusal unknown() {
        return Refusal.unknown("There is no such task for you");
    }
}
