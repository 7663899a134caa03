package org.gatehouse.review;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.repair.RepairProcess;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Decision.Outcome;
import org.gatehouse.request.Decisions;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;

/** Ends an approved request that could not be carried out: the reasons are kept and told, the slot is free. */
@Step(
        label = "Tell the requester why it could not be done",
        reads = {"ritm", "unsuitableBecause"})
class TellNotDone implements JavaDelegate {

    private final Requests requests;
    private final Decisions decisions;
    private final Letters letters;
    private final Clock clock;

    TellNotDone(Requests requests, Decisions decisions, Letters letters, Clock clock) {
        this.requests = requests;
        this.decisions = decisions;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        String because = RepairProcess.givenUpBecause(execution);
        decisions.record(
                request.ritm(),
                new Decision(
                        Outcome.REJECTED,
                        because == null ? List.of() : List.of(because),
                        null,
                        Stage.GATEHOUSE,
                        clock.instant()));
        requests.move(request.ritm(), request.type(), RequestStatus.REJECTED, Stage.GATEHOUSE);
        letters.toRequester(execution, request, "not-done");
    }
}
