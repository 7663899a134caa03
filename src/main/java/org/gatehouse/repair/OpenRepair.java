package org.gatehouse.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Tells directory support that a step failed for good. */
@Step(label = "Open a repair", reads = "incident")
class OpenRepair implements JavaDelegate {

    private final Repairs repairs;
    private final RepairLetters letters;

    OpenRepair(Repairs repairs, RepairLetters letters) {
        this.repairs = repairs;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.toSupport(execution, repairs.get(RepairProcess.incident(execution)), "repair-opened");
    }
}
