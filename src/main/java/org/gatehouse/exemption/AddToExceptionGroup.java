package org.gatehouse.exemption;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.exemption.EligibilityTable.Ground;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Stage;

/**
 * Adds the account to the exception group, unless it may not have its exception any more. The account is held until the
 * change is committed, so that it cannot be marked as compromised between the look and the change.
 */
@Step(
        label = "Add the account to the exception group",
        reads = "term",
        errors = TermProcess.NOT_ELIGIBLE,
        remote = true)
class AddToExceptionGroup implements JavaDelegate {

    private final Terms terms;
    private final Suitability suitability;
    private final TermsInDirectory directory;
    private final Journal journal;

    AddToExceptionGroup(Terms terms, Suitability suitability, TermsInDirectory directory, Journal journal) {
        this.terms = terms;
        this.suitability = suitability;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Term term = terms.hold(TermProcess.term(execution)).term();
        if (term.isEnding()) {
            return;
        }
        List<Ground> grounds = suitability.groundsAgainst(term);
        if (!grounds.isEmpty()) {
            throw new BpmnError(
                    TermProcess.NOT_ELIGIBLE,
                    grounds.stream().map(Ground::because).collect(Collectors.joining(" ")));
        }
        boolean before = directory.add(term);
        journal.note(
                term.ritm(),
                JournalKind.DIRECTORY,
                "%s added to the exception group".formatted(term.account()),
                Stage.GATEHOUSE,
                Map.of("wanted", "member", "before", before ? "member" : "not a member"));
    }
}
