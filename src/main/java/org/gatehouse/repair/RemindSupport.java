package org.gatehouse.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Reminds directory support of an open repair. */
@Step(label = "Remind directory support", reads = "incident")
class RemindSupport implements JavaDelegate {

    private final Repairs repairs;
    private final RepairLetters letters;

    RemindSupport(Repairs repairs, RepairLetters letters) {
        this.repairs = repairs;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.toSupport(execution, repairs.get(RepairProcess.incident(execution)), "repair-reminder");
    }
}
