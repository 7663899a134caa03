package org.gatehouse.onboarding;

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
import org.gatehouse.review.Letters;
import org.gatehouse.review.ReviewProcess;

/** Ends an approved request whose group could not be linked: the reasons are kept and told, the slot is free. */
@Step(
        label = "Tell the requester why the group was not linked",
        reads = {"ritm", "unsuitableBecause"})
class TellNotLinked implements JavaDelegate {

    private final Requests requests;
    private final Decisions decisions;
    private final Letters letters;
    private final Clock clock;

    TellNotLinked(Requests requests, Decisions decisions, Letters letters, Clock clock) {
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
                        Stage.GATEHOUSE,
                        clock.instant()));
        requests.move(request.ritm(), request.type(), RequestStatus.REJECTED, Stage.GATEHOUSE);
        letters.toRequester(execution, request, "not-linked");
    }
}
