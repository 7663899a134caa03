package org.gatehouse.compromise;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.SignInState;
import org.gatehouse.engine.Step;
import org.gatehouse.review.ReviewProcess;

/**
 * Enables the account for its holder, once it is sure that MFA stays required and nothing lifts it (AC-116, Q-03). Where the account was marked again
 * in the meantime, nothing is done.
 */
@Step(label = "Enable the account", reads = "ritm", errors = CompromiseProcess.ACCOUNT_DELETED, remote = true)
class EnableAccount implements JavaDelegate {

    private final Cases cases;
    private final AccountGuard guard;
    private final AccountControl control;

    EnableAccount(Cases cases, AccountGuard guard, AccountControl control) {
        this.cases = cases;
        this.guard = guard;
        this.control = control;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CompromiseCase subject = cases.hold(ReviewProcess.ritm(execution));
        if (!subject.isBeingRemediated()) {
            return;
        }
        if (signIn(subject).isEmpty()) {
            throw new BpmnError(CompromiseProcess.ACCOUNT_DELETED);
        }
        guard.enforce(subject);
        control.setEnabled(subject.accountId(), true);
        if (signIn(subject).filter(SignInState::enabled).isEmpty()) {
            throw new DirectoryUnavailable("The directory does not show yet that the account is enabled");
        }
        cases.remediated(subject);
    }

    private Optional<SignInState> signIn(CompromiseCase subject) {
        return control.signInOf(subject.accountId());
    }
}
