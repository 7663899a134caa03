package org.gatehouse.compromise;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.compromise.Containment.LedgerEntry;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.task.TaskDecision;
import org.gatehouse.task.TaskKind;
import org.gatehouse.task.WorkItem;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** A Local Administrator makes sure that a contained account goes back to its holder and to nobody else. */
@Component
class RemediationTask implements TaskKind {

    private static final List<Choice> CHOICES = List.of(new Choice(
            "DONE",
            "All of this is done",
            "Say in the comment how the holder's identity was checked. The account is enabled afterwards, and you hand"
                    + " over its new password on its page.",
            false));

    private final CaseRegister register;
    private final Ledger ledger;
    private final Remediations remediations;
    private final LondonTime london;

    RemediationTask(CaseRegister register, Ledger ledger, Remediations remediations, LondonTime london) {
        this.register = register;
        this.ledger = ledger;
        this.remediations = remediations;
        this.london = london;
    }

    @Override
    public List<String> definitionKeys() {
        return List.of(CompromiseProcess.REMEDIATE);
    }

    @Override
    public List<Choice> choices(WorkItem task) {
        return CHOICES;
    }

    @Override
    public List<String> checklist(WorkItem task) {
        return Arrays.stream(ChecklistItem.values()).map(ChecklistItem::inWords).toList();
    }

    @Override
    public String page(WorkItem task) {
        return "/accounts/%s/remediation".formatted(register.get(task.ritm()).account());
    }

    @Override
    public Map<String, Object> brief(WorkItem task) {
        CompromiseCase subject = register.get(task.ritm());
        var brief = new LinkedHashMap<String, Object>();
        brief.put("ritm", task.ritm().value());
        brief.put("account", subject.account().value());
        brief.put("name", subject.displayName());
        brief.put("markedAt", london.inWords(subject.markedAt()));
        brief.put("checklist", checklist(task));
        return brief;
    }

    @Override
    public List<Line> lines(WorkItem task) {
        CompromiseCase subject = register.get(task.ritm());
        return Stream.concat(
                        Stream.of(
                                new Line("Account", subject.account().value()),
                                new Line("Name", subject.displayName()),
                                new Line("Marked as compromised", london.inWords(subject.markedAt()))),
                        found(ledger.of(task.ritm())).stream())
                .toList();
    }

    @Override
    public boolean separated() {
        return false;
    }

    @Override
    public boolean holdsRequest() {
        return true;
    }

    @Override
    public void check(WorkItem task, Person person, TaskDecision made, Findings findings) {
        if (made.givenComment() == null) {
            findings.add("comment", "REQUIRED", "Say how the holder's identity was checked");
        }
    }

    @Override
    public VariableMap decide(WorkItem task, Person person, TaskDecision made) {
        remediations.begin(
                register.get(task.ritm()),
                person.address(),
                person.login(),
                new Remediation(person.name(), made.givenComment()));
        return Variables.createVariables();
    }

    /** What was there before the lock-down. */
    static List<Line> found(Containment containment) {
        return containment.steps().stream()
                .filter(RemediationTask::isToBeGoneThrough)
                .map(step -> new Line(step.step().inWords(), found(step)))
                .toList();
    }

    /** What the holder and the administrator have to look through together. */
    private static boolean isToBeGoneThrough(LedgerEntry step) {
        return switch (step.step()) {
            case DISABLE_MAILBOX_RULES, REMOVE_MAILBOX_DELEGATES, DISABLE_DEVICES, REMOVE_PHONE_METHODS -> true;
            default -> false;
        };
    }

    private static String found(LedgerEntry step) {
        String found = "Found: " + step.before();
        return step.detail() == null ? found : "%s. %s".formatted(found, step.detail());
    }
}
