package org.gatehouse.exemption;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Stage;

/** Reads back from the directory that the account is out of the exception group. Only then the exception is over. */
@Step(label = "Read back that the account is out of the exception group", reads = "term", remote = true)
class VerifyRemoval implements JavaDelegate {

    private final Terms terms;
    private final TermsInDirectory directory;
    private final Journal journal;

    VerifyRemoval(Terms terms, TermsInDirectory directory, Journal journal) {
        this.terms = terms;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Term term = terms.hold(TermProcess.term(execution)).term();
        directory.verify(term, false);
        journal.note(
                term.ritm(),
                JournalKind.DIRECTORY,
                "Read back that %s is out of the exception group".formatted(term.account()),
                Stage.GATEHOUSE,
                Map.of("wanted", "not a member", "read", "not a member"));
        terms.over(term);
    }
}
