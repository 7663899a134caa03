package org.gatehouse.compromise;

import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Closes the case of an account that was deleted here, instead of leaving that to the next look at the directory. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DeletedAccounts {

    private final CaseRegister register;
    private final Journal journal;
    private final RuntimeService runtime;
    private final EngineSession engine;

    DeletedAccounts(CaseRegister register, Journal journal, RuntimeService runtime, EngineSession engine) {
        this.register = register;
        this.journal = journal;
        this.runtime = runtime;
        this.engine = engine;
    }

    /**
     * Closes the case that is open for the account, which is held, if there is one.
     *
     * @param by the login of who deleted the account
     */
    public void closeCaseOf(String accountId, String by) {
        register.openOf(accountId).ifPresent(subject -> {
            journal.note(subject.ritm(), JournalKind.DIRECTORY, "The account was deleted", by);
            engine.run(by, () -> CompromiseProcess.deleted(runtime, subject));
        });
    }
}
