package org.gatehouse.namedlocation;

import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Requests;
import org.gatehouse.review.ReviewProcess;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.worktime.ServiceLevels;

/** Works out until when a rejection can be corrected or contested: ten working days (AC-079, AC-080, Q-21). */
@Step(label = "Open the window to contest a rejection", reads = "ritm", writes = "windowEndsAt")
class OpenEscalationWindow implements JavaDelegate {

    private static final String SERVICE_LEVEL = "named-location-window";

    private final Requests requests;
    private final ServiceLevels serviceLevels;
    private final Clock clock;

    OpenEscalationWindow(Requests requests, ServiceLevels serviceLevels, Clock clock) {
        this.requests = requests;
        this.serviceLevels = serviceLevels;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestReference ritm = ReviewProcess.ritm(execution);
        Instant until = serviceLevels.from(SERVICE_LEVEL, clock.instant()).dueAt();
        requests.contestableUntil(ritm, until);
        NamedLocationProcess.keepWindowOpen(execution, until);
    }
}
