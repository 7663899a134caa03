package org.gatehouse.namedlocation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.namedlocation.LocationsInDirectory.State;
import org.gatehouse.request.Requests;
import org.gatehouse.review.ReviewProcess;

/** Makes the directory hold what it held before a request that could not be completed. */
@Step(label = "Put back what was there", reads = "ritm", remote = true)
class RestoreLocation implements JavaDelegate {

    private final Requests requests;
    private final LocationsInDirectory directory;

    RestoreLocation(Requests requests, LocationsInDirectory directory) {
        this.requests = requests;
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        directory.bring(requests.get(ReviewProcess.ritm(execution)), State.FORMER);
    }
}
