package org.gatehouse.namedlocation;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.engine.Step;
import org.gatehouse.organisation.PolicyLinks;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.review.ReviewProcess;

/** Makes the directory hold what was approved, unless the organisation has left the policy meanwhile (AC-070, AC-081). */
@Step(
        label = "Put the ranges into the directory",
        reads = "ritm",
        errors = NamedLocationProcess.UNSUITABLE,
        remote = true)
class RegisterLocation implements JavaDelegate {

    private final Requests requests;
    private final LocationsInDirectory directory;
    private final PolicyLinks links;
    private final Journal journal;

    RegisterLocation(Requests requests, LocationsInDirectory directory, PolicyLinks links, Journal journal) {
        this.requests = requests;
        this.directory = directory;
        this.links = links;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        boolean onboarded = links.isOnboarded(request.organisation(), MfaPolicy.NAMED_LOCATIONS);
        if (!onboarded && !directory.removes(request)) {
            throw new BpmnError(
                    NamedLocationProcess.UNSUITABLE,
                    "%s is no longer linked to the Named Locations policy.".formatted(request.organisation()));
        }
        Set<String> before = directory.read(request);
        directory.bring(request, LocationsInDirectory.State.WANTED);
        journal.note(
                request.ritm(),
                JournalKind.DIRECTORY,
                "Ranges of the named location put into the directory",
                Stage.GATEHOUSE,
                Map.of("wanted", directory.inWords(request), "before", LocationsInDirectory.shown(before)));
    }
}
