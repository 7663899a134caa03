package org.gatehouse.compromise;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.CentralGroup;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.SignInState;
import org.gatehouse.engine.Step;
import org.gatehouse.review.ReviewProcess;

/**
 * Enables the account for its holder, once it is sure that MFA stays required (AC-116). Where the account was marked again
 * in the meantime, nothing is done.
 */
@Step(label = "Enable the account", reads = "ritm", errors = CompromiseProcess.ACCOUNT_DELETED, remote = true)
class EnableAccount implements JavaDelegate {

    private final Cases cases;
    private final AccountControl control;
    private final AccountDirectory accounts;
    private final CentralGroup group;

    EnableAccount(Cases cases, AccountControl control, AccountDirectory accounts, CentralGroup group) {
        this.cases = cases;
        this.control = control;
        this.accounts = accounts;
        this.group = group;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CompromiseCase subject = cases.hold(ReviewProcess.ritm(execution));
        if (!subject.isBeingRemediated()) {
            return;
        }
        if (control.signInOf(subject.accountId()).isEmpty()) {
            throw new BpmnError(CompromiseProcess.ACCOUNT_DELETED);
        }
        accounts.addToGroup(group.id(), subject.accountId());
        requireReadBack(accounts.isMember(group.id(), subject.accountId()), "that MFA is required");
        control.setEnabled(subject.accountId(), true);
        requireReadBack(
                control.signInOf(subject.accountId())
                        .filter(SignInState::enabled)
                        .isPresent(),
                "that the account is enabled");
        cases.remediated(subject);
    }

    private static void requireReadBack(boolean shown, String what) {
        if (!shown) {
            throw new DirectoryUnavailable("The directory does not show yet %s".formatted(what));
        }
    }
}
