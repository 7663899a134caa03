package org.gatehouse.compromise;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.worktime.ServiceLevels;

/** Works out when the administrators are next reminded of an account that waits to be remediated. */
@Step(label = "Work out the next reminder of a remediation", writes = "nudgeAt")
class PlanRemediationReminder implements JavaDelegate {

    private final ServiceLevels serviceLevels;
    private final Clock clock;

    PlanRemediationReminder(ServiceLevels serviceLevels, Clock clock) {
        this.serviceLevels = serviceLevels;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CompromiseProcess.NUDGE_AT.set(
                execution,
                serviceLevels.from(CompromiseProcess.KEY, clock.instant()).remindAt());
    }
}
