package org.gatehouse.repair;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;

/** Gives a failed step one more try, now. Steps read before they write, so what was done by hand is found done. */
@Step(label = "Run a failed step again", reads = "incident")
class RunStepAgain implements JavaDelegate {

    private static final int ONCE = 1;

    private final Repairs repairs;
    private final ManagementService management;
    private final Clock clock;

    RunStepAgain(Repairs repairs, ManagementService management, Clock clock) {
        this.repairs = repairs;
        this.management = management;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String job = repairs.get(RepairProcess.incident(execution)).jobId();
        if (management.createJobQuery().jobId(job).noRetriesLeft().count() > 0) {
            management.setJobRetries(job, ONCE);
            management.setJobDuedate(job, Date.from(clock.instant()));
        }
    }
}
