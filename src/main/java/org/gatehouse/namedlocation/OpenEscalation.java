package org.gatehouse.namedlocation;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Requests;
import org.gatehouse.review.ReviewProcess;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.worktime.ServiceLevels;

/** Gives a contested request its new deadline: five working days for triage and decision together. */
@Step(label = "Open an escalation", reads = "ritm", writes = "reviewDueAt")
class OpenEscalation implements JavaDelegate {

    private static final String SERVICE_LEVEL = "named-location-escalation";

    private final Requests requests;
    private final ServiceLevels serviceLevels;
    private final Clock clock;

    OpenEscalation(Requests requests, ServiceLevels serviceLevels, Clock clock) {
        this.requests = requests;
        this.serviceLevels = serviceLevels;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestReference ritm = ReviewProcess.ritm(execution);
        var deadlines = serviceLevels.from(SERVICE_LEVEL, clock.instant());
        requests.promise(ritm, deadlines.remindAt(), deadlines.dueAt());
        ReviewProcess.dueAt(execution, deadlines.dueAt());
    }
}
