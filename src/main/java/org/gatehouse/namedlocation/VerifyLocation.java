package org.gatehouse.namedlocation;

import java.util.Map;
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

/** Reads the ranges back from the directory. Only what is read there goes into the register. */
@Step(label = "Read the ranges back", reads = "ritm", remote = true)
class VerifyLocation implements JavaDelegate {

    private final Requests requests;
    private final NamedLocations locations;
    private final LocationsInDirectory directory;
    private final LocationRegister register;
    private final Journal journal;

    VerifyLocation(
            Requests requests,
            NamedLocations locations,
            LocationsInDirectory directory,
            LocationRegister register,
            Journal journal) {
        this.requests = requests;
        this.locations = locations;
        this.directory = directory;
        this.register = register;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        directory.verify(request, State.WANTED);
        NamedLocationDetails details = locations.details(request);
        String wanted = directory.inWords(request);
        journal.note(
                request.ritm(),
                JournalKind.DIRECTORY,
                "Named location read back from the directory",
                Stage.GATEHOUSE,
                Map.of("wanted", wanted, "read", wanted));
        if (details.action() == LocationAction.REMOVE) {
            register.end(directory.key(request));
        } else {
            register.put(
                    directory.key(request),
                    request.organisation(),
                    LocationName.of(details.name()),
                    request.ritm().value(),
                    details.wanted());
        }
    }
}
