package org.gatehouse.enablement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;

/** Says of the next rows of a list what would become of them. */
@Step(label = "Judge the next rows of a list", reads = "ritm", writes = "judged", remote = true, doesTheNextPart = true)
class JudgeRows implements JavaDelegate {

    private final Requests requests;
    private final EnablementRows rows;
    private final Judging judging;

    JudgeRows(Requests requests, EnablementRows rows, Judging judging) {
        this.requests = requests;
        this.rows = rows;
        this.judging = judging;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(EnablementProcess.ritm(execution));
        judging.judgeNext(request);
        EnablementProcess.judged(execution, !rows.hasAny(request.ritm(), Verdict.WAITING));
    }
}
