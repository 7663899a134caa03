package org.gatehouse.enrolment;

import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.precedence.PolicyTerms;

/** Works out what comes next while a registration is awaited, and when: a reminder, or the end of the time (AC-037, AC-038). */
@Step(
        label = "Work out the next reminder to register",
        reads = "enrolment",
        writes = {"next", "nextAt"})
class PlanRegistrationReminder implements JavaDelegate {

    private final EnrolmentRegister register;
    private final PolicyTerms terms;
    private final Clock clock;

    PlanRegistrationReminder(EnrolmentRegister register, PolicyTerms terms, Clock clock) {
        this.register = register;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Enrolment enrolment = register.get(EnrolmentProcess.enrolment(execution));
        PolicyTerms.Terms lengths = terms.of(enrolment.policy());
        Instant begin = enrolment.registerBy().minus(lengths.followed());
        lengths.reminderAfter(clock.instant(), begin)
                .filter(enrolment.registerBy()::isAfter)
                .ifPresentOrElse(
                        next -> EnrolmentProcess.remindAt(execution, next),
                        () -> EnrolmentProcess.timeOverAt(execution, enrolment.registerBy()));
    }
}
