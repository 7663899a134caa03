package org.gatehouse.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.RequestView;
import org.gatehouse.request.RequestViews;
import org.gatehouse.task.TaskDecision.OfAccount;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks for scripts. */
@RestController
@RequestMapping("/api/v1/tasks")
class TaskController {

    record TaskView(
            String id,
            String name,
            String definitionKey,
            String ritm,
            String group,
            String assignee,
            Instant createdAt,
            Instant dueAt,
            int priority,
            Map<String, Object> brief) {}

    /** Every decision of the contract; which of them fit a task, says its kind. */
    enum DecisionName {
        APPROVE,
        REJECT,
        UPHOLD,
        OVERTURN,
        FORWARD,
        DONE,
        RETRY,
        DONE_BY_HAND,
        CANNOT_BE_DONE
    }

    record AccountDecisionBody(String account, DecisionName decision) {}

    record DecisionBody(
            DecisionName decision, List<String> reasons, String comment, List<AccountDecisionBody> accounts) {

        TaskDecision toDecision() {
            var findings = new Findings();
            List<OfAccount> each = accounts == null
                    ? List.of()
                    : accounts.stream()
                            .filter(Objects::nonNull)
                            .map(one -> read(one, findings))
                            .toList();
            findings.refuseIfAny();
            return new TaskDecision(name(decision), reasons, comment, each);
        }

        private static OfAccount read(AccountDecisionBody one, Findings findings) {
            AccountAddress account = findings.required("accounts.account", one.account(), AccountAddress::of);
            return new OfAccount(account, name(findings.required("accounts.decision", one.decision())));
        }

        private static String name(DecisionName decision) {
            return decision == null ? null : decision.name();
        }
    }

    private final TaskDesk desk;
    private final RequestViews requests;

    TaskController(TaskDesk desk, RequestViews requests) {
        this.desk = desk;
        this.requests = requests;
    }

    @GetMapping
    PageOf<TaskView> tasks(
            @RequestParam(required = false) String group,
            @RequestParam(required = false) String ritm,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @SignedIn Person person) {
        return desk.workFor(person, group, ritm, new PageOf.Wanted(page, size)).map(this::view);
    }

    @PostMapping("/{id}/claim")
    TaskView claim(@PathVariable String id, @SignedIn Person person) {
        return view(desk.claim(id, person));
    }

    @PostMapping("/{id}/unclaim")
    TaskView unclaim(@PathVariable String id, @SignedIn Person person) {
        return view(desk.unclaim(id, person));
    }

    @PostMapping("/{id}/decision")
    RequestView decide(@PathVariable String id, @RequestBody DecisionBody body, @SignedIn Person person) {
        return requests.of(desk.decide(id, person, body.toDecision()), person);
    }

    private TaskView view(WorkItem item) {
        return new TaskView(
                item.taskId(),
                item.name(),
                item.definitionKey(),
                item.ritm().value(),
                item.group(),
                item.assignee(),
                item.createdAt(),
                item.dueAt(),
                item.priority(),
                desk.kind(item).brief(item));
    }
}
