package org.gatehouse.enablement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;

/** Enables MFA for the next accounts of a list that was judged (AC-121). */
@Step(
        label = "Enable the next accounts of a list",
        reads = "ritm",
        writes = "enabled",
        remote = true,
        doesTheNextPart = true)
class EnableRows implements JavaDelegate {

    private final Requests requests;
    private final EnablementRows rows;
    private final Enabling enabling;

    EnableRows(Requests requests, EnablementRows rows, Enabling enabling) {
        this.requests = requests;
        this.rows = rows;
        this.enabling = enabling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(EnablementProcess.ritm(execution));
        enabling.enableNext(request);
        EnablementProcess.enabled(execution, !rows.hasAny(request.ritm(), Verdict.WILL_BE_ENABLED));
    }
}
