package org.gatehouse.exemption;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Stage;

/** Takes the account out of the exception group. Where nothing else ends the exception, its time is over. */
@Step(label = "Remove the account from the exception group", reads = "term", remote = true)
class RemoveFromExceptionGroup implements JavaDelegate {

    private final Terms terms;
    private final TermsInDirectory directory;
    private final Journal journal;

    RemoveFromExceptionGroup(Terms terms, TermsInDirectory directory, Journal journal) {
        this.terms = terms;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Term term = terms.hold(TermProcess.term(execution)).term();
        terms.ending(term, TermState.ENDED, "Its time was over.");
        boolean before = directory.remove(term);
        journal.note(
                term.ritm(),
                JournalKind.DIRECTORY,
                "%s removed from the exception group".formatted(term.account()),
                Stage.GATEHOUSE,
                Map.of("wanted", "not a member", "before", before ? "member" : "not a member"));
    }
}
