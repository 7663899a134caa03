package org.gatehouse.enablement;

import java.util.EnumSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Requests;
import org.gatehouse.servicedesk.RequestReference;

/** Notes that directory support has given up the rows that are left. */
@Step(label = "Leave the rest of a list", reads = "ritm")
class LeaveTheRest implements JavaDelegate {

    private final Requests requests;
    private final EnablementRows rows;
    private final Lists lists;

    LeaveTheRest(Requests requests, EnablementRows rows, Lists lists) {
        this.requests = requests;
        this.rows = rows;
        this.lists = lists;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestReference ritm = EnablementProcess.ritm(execution);
        boolean dryRun = lists.details(requests.get(ritm)).dryRun();
        rows.giveUp(ritm, dryRun ? EnumSet.of(Verdict.WAITING) : EnumSet.of(Verdict.WAITING, Verdict.WILL_BE_ENABLED));
    }
}
