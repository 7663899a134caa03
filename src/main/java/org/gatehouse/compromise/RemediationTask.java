package org.gatehouse.compromise;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.compromise.Containment.LedgerEntry;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Request;
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
            "The reasons name each line of the checklist, and the comment says how the holder's identity was checked."
                    + " The account is enabled afterwards, and you hand over its new password on its page.",
            false));

    /** What the holder and the administrator have to look through together. */
    private static final List<ContainmentStep> GONE_THROUGH = List.of(
            ContainmentStep.DISABLE_MAILBOX_RULES,
            ContainmentStep.REMOVE_MAILBOX_DELEGATES,
            ContainmentStep.DISABLE_DEVICES,
            ContainmentStep.REMOVE_PHONE_METHODS);

    private final CaseRegister register;
    private final Ledger ledger;
    private final Remediations remediations;
    private final People people;
    private final LondonTime london;

    RemediationTask(CaseRegister register, Ledger ledger, Remediations remediations, People people, LondonTime london) {
        this.register = register;
        this.ledger = ledger;
        this.remediations = remediations;
        this.people = people;
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
                        found(ledger.allOf(task.ritm())).stream())
                .toList();
    }

    /** The holder has no part in it, not even by claiming it. */
    @Override
    public Set<String> barred(Request request) {
        return people.byAddress(register.get(request.ritm()).account())
                .map(Person::login)
                .map(Set::of)
                .orElse(Set.of());
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
        Arrays.stream(ChecklistItem.values())
                .filter(item -> !made.reasons().contains(item.name()))
                .forEach(item -> findings.add("reasons", item + "_MISSING", "Not confirmed: " + item.inWords()));
        findings.refuseIfAny();
        remediations.refuseIfHindered(register.get(task.ritm()), person.address(), person.login());
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

    /**
     * What there was: rules and devices that the first lock-down found are off when the next one looks.
     *
     * @param runs all lock-downs of the case
     */
    static List<Line> found(List<Containment> runs) {
        return GONE_THROUGH.stream()
                .map(step -> new Line(
                        step.inWords(),
                        runs.stream().map(run -> found(run, step)).collect(Collectors.joining("\n"))))
                .toList();
    }

    private static String found(Containment run, ContainmentStep step) {
        LedgerEntry entry = run.steps().get(step.ordinal());
        String found = "%s: %s"
                .formatted(
                        run.run() == 1 ? "Found" : "Found by lock-down " + run.run(),
                        entry.before() == null ? "nothing was read" : entry.before());
        return entry.detail() == null ? found : "%s. %s".formatted(found, entry.detail());
    }
}
