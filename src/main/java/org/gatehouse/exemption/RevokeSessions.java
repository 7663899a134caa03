package org.gatehouse.exemption;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Stage;

/**
 * Ends the account's sign-in sessions, so that its next sign-in is as the exception group now says. A renewal that
 * begins changes nothing for the account, and an account that was deleted has no sessions.
 */
@Step(label = "End the account's sign-in sessions", reads = "term", remote = true)
class RevokeSessions implements JavaDelegate {

    private final Terms terms;
    private final TermRegister register;
    private final TermsInDirectory directory;
    private final Journal journal;
    private final Clock clock;

    RevokeSessions(Terms terms, TermRegister register, TermsInDirectory directory, Journal journal, Clock clock) {
        this.terms = terms;
        this.register = register;
        this.directory = directory;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Term term = terms.hold(TermProcess.term(execution)).term();
        boolean renewalBegins = term.renews() != null && !term.isEnding();
        if (renewalBegins || !directory.endSessions(term)) {
            return;
        }
        register.revoked(term.id(), clock.instant());
        journal.note(
                term.ritm(),
                JournalKind.DIRECTORY,
                "Sign-in sessions of %s ended".formatted(term.account()),
                Stage.GATEHOUSE);
    }
}
