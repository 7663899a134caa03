package org.gatehouse.repair;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.gatehouse.identity.Person;
import org.gatehouse.repair.Repair.State;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.task.TaskDecision;
import org.gatehouse.task.TaskKind;
import org.gatehouse.task.WorkItem;
import org.gatehouse.worktime.LondonTime;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The repair of a failed step by directory support: try again, done by hand, or cannot be done. */
@Component
class RepairTask implements TaskKind {

    private final Repairs repairs;
    private final Journal journal;
    private final RuntimeService runtime;
    private final LondonTime london;

    RepairTask(Repairs repairs, Journal journal, @Lazy RuntimeService runtime, LondonTime london) {
        this.repairs = repairs;
        this.journal = journal;
        this.runtime = runtime;
        this.london = london;
    }

    @Override
    public List<String> definitionKeys() {
        return List.of(RepairProcess.TASK);
    }

    @Override
    public List<Choice> choices(WorkItem task) {
        Repair repair = repairOf(task);
        return Arrays.stream(RepairDecision.values())
                .filter(way -> way != RepairDecision.CANNOT_BE_DONE || canBeGivenUp(repair))
                .map(way -> new Choice(way.name(), way.label(), way.hint(), way == RepairDecision.CANNOT_BE_DONE))
                .toList();
    }

    @Override
    public Map<String, Object> brief(WorkItem task) {
        Repair repair = repairOf(task);
        var brief = new LinkedHashMap<String, Object>();
        brief.put("ritm", task.ritm().value());
        brief.put("step", repair.activityName());
        brief.put("error", repair.error());
        brief.put("failedSince", london.inWords(repair.openedAt()));
        brief.put("canBeGivenUp", canBeGivenUp(repair));
        return brief;
    }

    @Override
    public List<Line> lines(WorkItem task) {
        Repair repair = repairOf(task);
        return List.of(
                new Line("Failed step", repair.activityName()),
                new Line("What it said", repair.error()),
                new Line("Failed for good", london.inWords(repair.openedAt())));
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
    public VariableMap decide(WorkItem task, Person person, TaskDecision made) {
        Repair repair = repairOf(task);
        RepairDecision decision = RepairDecision.valueOf(made.decision());
        journal.note(
                repair.ritm(),
                JournalKind.REPAIR,
                "Step '%s': %s"
                        .formatted(repair.activityName(), decision.label().toLowerCase(Locale.ROOT)),
                person.login(),
                Map.of("reasons", made.reasons(), "comment", made.comment() == null ? "" : made.comment()));
        repairs.close(repair, State.DECIDED);
        return RepairProcess.decided(decision, String.join(" ", made.reasons()));
    }

    private boolean canBeGivenUp(Repair repair) {
        return runtime.createEventSubscriptionQuery()
                        .processInstanceId(repair.processInstance())
                        .eventType("message")
                        .eventName(RepairProcess.CANNOT_BE_DONE)
                        .count()
                > 0;
    }

    private Repair repairOf(WorkItem task) {
        return repairs.ofInstance(task.processInstance());
    }
}
