package org.gatehouse.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Stage;

/** Notes that a failed step went on, or went away, before anybody chose a way on. */
@Step(label = "Note that a step recovered", reads = "incident")
class NoteRecovery implements JavaDelegate {

    private final Repairs repairs;
    private final Journal journal;

    NoteRecovery(Repairs repairs, Journal journal) {
        this.repairs = repairs;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Repair repair = repairs.get(RepairProcess.incident(execution));
        journal.note(
                repair.ritm(),
                JournalKind.REPAIR,
                "Step '%s' no longer waits for repair".formatted(repair.activityName()),
                Stage.GATEHOUSE);
    }
}
