package org.gatehouse.review;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;

/** Works out what is next sent about a review that waits, and when. */
@Step(
        label = "Work out the next reminder of a review",
        reads = "ritm",
        writes = {"nudge", "nudgeAt"})
class PlanReviewNudge implements JavaDelegate {

    private final Requests requests;
    private final Clock clock;

    PlanReviewNudge(Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        String before = ReviewProcess.NUDGE.get(execution);
        ReviewNudge previous = before == null ? null : ReviewNudge.valueOf(before);
        ReviewNudge next = ReviewNudge.after(previous, request.remindAt(), clock.instant());
        ReviewProcess.NUDGE.set(execution, next.name());
        ReviewProcess.NUDGE_AT.set(execution, next.at(request.remindAt(), request.dueAt()));
    }
}
