package org.gatehouse.enrolment;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.engine.Step;

/** Reads from the directory that the former per-user MFA is off; an account that is gone has none (AC-051). */
@Step(label = "Read back that per-user MFA is off", reads = "enrolment", remote = true)
class VerifyPerUserMfa implements JavaDelegate {

    private final EnrolmentRegister register;
    private final AccountDirectory directory;
    private final EnrolmentFacts facts;
    private final Clock clock;

    VerifyPerUserMfa(EnrolmentRegister register, AccountDirectory directory, EnrolmentFacts facts, Clock clock) {
        this.register = register;
        this.directory = directory;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Enrolment enrolment = register.get(EnrolmentProcess.enrolment(execution));
        if (directory
                .account(enrolment.accountId())
                .filter(DirectoryAccount::perUserMfa)
                .isPresent()) {
            throw new DirectoryUnavailable(
                    "The directory still shows per-user MFA for %s".formatted(enrolment.account()));
        }
        register.perUserOff(enrolment.id(), clock.instant());
        facts.perUserOff(enrolment);
    }
}
