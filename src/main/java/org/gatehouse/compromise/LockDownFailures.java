package org.gatehouse.compromise;

import org.gatehouse.engine.FailedStep;
import org.gatehouse.engine.FailureObserver;
import org.springframework.stereotype.Component;

/** Enters in the ledger that the retries of a step are used up; its repair is that of every failed step. */
@Component
class LockDownFailures implements FailureObserver {

    private final CaseRegister register;
    private final Cases cases;

    LockDownFailures(CaseRegister register, Cases cases) {
        this.register = register;
        this.cases = cases;
    }

    @Override
    public void usedUp(FailedStep step) {
        if (step.processKey().equals(CompromiseProcess.KEY)) {
            CompromiseProcess.stepOf(step.activityId())
                    .ifPresent(failed -> register.ofInstance(step.processInstanceId())
                            .ifPresent(subject -> cases.failed(subject, failed, step.error())));
        }
    }

    @Override
    public void resolved(String incidentId) {
        // the step itself enters that it is verified
    }
}
