package org.gatehouse.namedlocation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.namedlocation.LocationsInDirectory.State;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.review.ReviewProcess;

/** Reads back from the directory that it holds what it held before. */
@Step(label = "Read back what is there", reads = "ritm", remote = true)
class VerifyRestored implements JavaDelegate {

    private final Requests requests;
    private final LocationsInDirectory directory;
    private final Journal journal;

    VerifyRestored(Requests requests, LocationsInDirectory directory, Journal journal) {
        this.requests = requests;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        directory.verify(request, State.FORMER);
        journal.note(
                request.ritm(),
                JournalKind.DIRECTORY,
                "The directory holds what it held before this request",
                Stage.GATEHOUSE);
    }
}
