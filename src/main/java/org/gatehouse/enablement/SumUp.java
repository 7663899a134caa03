package org.gatehouse.enablement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.CentralGroup;
import org.gatehouse.enablement.EnablementProcess.Outcome;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;

/** Counts what became of the rows and says what came of the list. */
@Step(label = "Sum up what came of a list", reads = "ritm", writes = "outcome")
class SumUp implements JavaDelegate {

    private final Requests requests;
    private final EnablementRows rows;
    private final Lists lists;
    private final CentralGroup group;
    private final Journal journal;

    SumUp(Requests requests, EnablementRows rows, Lists lists, CentralGroup group, Journal journal) {
        this.requests = requests;
        this.rows = rows;
        this.lists = lists;
        this.group = group;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.hold(EnablementProcess.ritm(execution));
        Tally tally = rows.tally(request.ritm());
        Outcome outcome = outcomeOf(request, tally);
        Long enabled = tally.verdicts().get(Verdict.ENABLED);
        if (enabled != null) {
            journal.note(
                    request.ritm(),
                    JournalKind.DIRECTORY,
                    enabled == 1
                            ? "1 account added to %s and read back".formatted(group.name())
                            : "%,d accounts added to %s, each read back".formatted(enabled, group.name()),
                    Stage.GATEHOUSE);
        }
        requests.move(
                request.ritm(),
                request.type(),
                outcome == Outcome.PARTLY_COMPLETED ? RequestStatus.PARTLY_COMPLETED : RequestStatus.COMPLETED,
                Stage.GATEHOUSE);
        EnablementProcess.endsAs(execution, outcome);
    }

    /** A dry run is complete once every row has its verdict, whatever that is. */
    private Outcome outcomeOf(Request request, Tally tally) {
        if (lists.details(request).dryRun()) {
            return tally.reasons().containsKey(Reason.GIVEN_UP) ? Outcome.PARTLY_COMPLETED : Outcome.JUDGED;
        }
        return tally.leavesSomebody() ? Outcome.PARTLY_COMPLETED : Outcome.COMPLETED;
    }
}
