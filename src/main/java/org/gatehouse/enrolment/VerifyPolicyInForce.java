package org.gatehouse.enrolment;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.engine.Step;

/** Reads from the directory that a group of the account is linked to the policy, and whether per-user MFA is on (AC-050). */
@Step(label = "Read back the policy of an account", reads = "enrolment", writes = "perUserMfa", remote = true)
class VerifyPolicyInForce implements JavaDelegate {

    private final EnrolmentRegister register;
    private final AccountDirectory directory;
    private final EnrolmentFacts facts;
    private final Clock clock;

    VerifyPolicyInForce(EnrolmentRegister register, AccountDirectory directory, EnrolmentFacts facts, Clock clock) {
        this.register = register;
        this.directory = directory;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Enrolment enrolment = register.get(EnrolmentProcess.enrolment(execution));
        DirectoryAccount account = directory
                .account(enrolment.accountId())
                .filter(found -> found.policies().contains(enrolment.policy()))
                .orElseThrow(() -> new DirectoryUnavailable("The directory does not show %s under the %s policy"
                        .formatted(enrolment.account(), enrolment.policy().inWords())));
        register.inForce(enrolment.id(), clock.instant());
        facts.policyInForce(enrolment);
        EnrolmentProcess.perUserMfa(execution, account.perUserMfa());
    }
}
