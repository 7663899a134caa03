package org.gatehouse.compromise;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.NotOffered;
import org.gatehouse.engine.Step;
import org.gatehouse.review.ReviewProcess;

/**
 * Enters what a person did in the place of the directory's interface. What can be read is read back; for what cannot, the
 * person's word counts.
 */
@Step(
        label = "Read back what was done by hand",
        reads = {"ritm", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true)
class NoteDoneByHand implements JavaDelegate {

    private final Cases cases;
    private final Ledger ledger;
    private final Map<ContainmentStep, LockDownStep> steps;

    NoteDoneByHand(Cases cases, Ledger ledger, List<LockDownStep> steps) {
        this.cases = cases;
        this.ledger = ledger;
        this.steps = steps.stream().collect(Collectors.toMap(LockDownStep::step, Function.identity()));
    }

    @Override
    public void execute(DelegateExecution execution) {
        CompromiseCase subject = cases.hold(ReviewProcess.ritm(execution));
        ContainmentStep step = CompromiseProcess.leftStep(execution);
        Seen read = read(subject, step);
        if (!read.asWanted()) {
            throw new DirectoryUnavailable("The directory does not show it, but: " + read.inWords());
        }
        ledger.verified(subject, step, read, read);
    }

    private Seen read(CompromiseCase subject, ContainmentStep step) {
        try {
            return steps.get(step).read(subject, LockDownStep.SKEW);
        } catch (NotOffered unseen) {
            return Seen.of(true, "done by hand");
        } catch (AccountGone gone) {
            throw new BpmnError(CompromiseProcess.ACCOUNT_DELETED);
        }
    }
}
