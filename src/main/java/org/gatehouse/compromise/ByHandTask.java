package org.gatehouse.compromise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.gatehouse.compromise.Containment.LedgerEntry;
import org.gatehouse.request.Journal;
import org.gatehouse.task.DoneByHand;
import org.gatehouse.task.WorkItem;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Directory support does what the directory's interface does not offer, such as what only Exchange can do. */
@Component
class ByHandTask extends DoneByHand {

    private final CaseRegister register;
    private final Ledger ledger;
    private final TaskService tasks;

    ByHandTask(CaseRegister register, Ledger ledger, Journal journal, @Lazy TaskService tasks) {
        super("It is done", "What was found and what was done. What can be read is read back afterwards.", journal);
        this.register = register;
        this.ledger = ledger;
        this.tasks = tasks;
    }

    @Override
    public List<String> definitionKeys() {
        return List.of(CompromiseProcess.BY_HAND);
    }

    @Override
    public boolean isOf(String processInstance) {
        return register.ofInstance(processInstance).isPresent();
    }

    @Override
    public Map<String, Object> brief(WorkItem task) {
        LedgerEntry left = left(task);
        var brief = new LinkedHashMap<String, Object>();
        brief.put("ritm", task.ritm().value());
        brief.put("account", register.get(task.ritm()).account().value());
        brief.put("step", left.step().inWords());
        brief.put("wanted", left.wanted());
        brief.put("instructions", left.detail());
        return brief;
    }

    @Override
    public List<Line> lines(WorkItem task) {
        LedgerEntry left = left(task);
        return List.of(
                new Line("Account", register.get(task.ritm()).account().value()),
                new Line("Step", left.step().inWords()),
                new Line("Wanted", left.wanted()),
                new Line("What to do", left.detail()));
    }

    @Override
    protected String done(WorkItem task) {
        return "%s: done by hand".formatted(left(task).step().inWords());
    }

    private LedgerEntry left(WorkItem task) {
        ContainmentStep step = CompromiseProcess.leftStep(tasks, task.taskId());
        return ledger.of(task.ritm()).steps().get(step.ordinal());
    }
}
