package org.gatehouse.repair;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.worktime.ServiceLevels;

/** Works out when directory support is next reminded of an open repair. */
@Step(label = "Work out the next reminder of a repair", writes = "nudgeAt")
class PlanRepairReminder implements JavaDelegate {

    private final ServiceLevels serviceLevels;
    private final Clock clock;

    PlanRepairReminder(ServiceLevels serviceLevels, Clock clock) {
        this.serviceLevels = serviceLevels;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RepairProcess.NUDGE_AT.set(
                execution,
                serviceLevels.from(RepairProcess.KEY, clock.instant()).remindAt());
    }
}
