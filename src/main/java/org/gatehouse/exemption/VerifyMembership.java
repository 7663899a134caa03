package org.gatehouse.exemption;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Stage;

/** Reads the membership back from the directory. Only what is read there is called active. */
@Step(label = "Read the membership in the exception group back", reads = "term", remote = true)
class VerifyMembership implements JavaDelegate {

    private final Terms terms;
    private final TermsInDirectory directory;
    private final Journal journal;

    VerifyMembership(Terms terms, TermsInDirectory directory, Journal journal) {
        this.terms = terms;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Term term = terms.hold(TermProcess.term(execution)).term();
        if (term.isEnding()) {
            return;
        }
        directory.verify(term, true);
        journal.note(
                term.ritm(),
                JournalKind.DIRECTORY,
                "Membership of %s in the exception group read back".formatted(term.account()),
                Stage.GATEHOUSE,
                Map.of("wanted", "member", "read", "member"));
        terms.inForce(term);
    }
}
