package org.gatehouse.repair;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Tells the process whose step failed that it cannot be done, and why. */
@Step(
        label = "Give up a failed step",
        reads = {"incident", "unsuitableBecause"})
class GiveUpStep implements JavaDelegate {

    private final Repairs repairs;
    private final RuntimeService runtime;

    GiveUpStep(Repairs repairs, RuntimeService runtime) {
        this.repairs = repairs;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        runtime.createMessageCorrelation(RepairProcess.CANNOT_BE_DONE)
                .processInstanceId(
                        repairs.get(RepairProcess.incident(execution)).processInstance())
                .setVariables(RepairProcess.givenUp(RepairProcess.givenUpBecause(execution)))
                .correlateAll();
    }
}
