package org.gatehouse.enablement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Requests;
import org.gatehouse.review.Letters;

/** Writes to the requester what became of the list, in figures. */
@Step(label = "Tell the requester what became of a list", reads = "ritm")
class TellResult implements JavaDelegate {

    private final Requests requests;
    private final Lists lists;
    private final Letters letters;

    TellResult(Requests requests, Lists lists, Letters letters) {
        this.requests = requests;
        this.lists = lists;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var request = requests.get(EnablementProcess.ritm(execution));
        letters.toRequester(execution, request, lists.details(request).dryRun() ? "judged" : "done");
    }
}
