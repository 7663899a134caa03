package org.gatehouse.enrolment;

import java.time.Instant;
import java.util.List;
import org.gatehouse.request.EndsOnCompromise;
import org.springframework.stereotype.Component;

/** Nobody can sign in to a compromised account, so nothing of its enrolment is followed; it holds nothing in the directory. */
@Component
class EnrolmentsOnCompromise implements EndsOnCompromise {

    private final EnrolmentRegister register;
    private final Enrolments enrolments;

    EnrolmentsOnCompromise(EnrolmentRegister register, Enrolments enrolments) {
        this.register = register;
        this.enrolments = enrolments;
    }

    @Override
    public void end(String account, String by) {
        register.openOf(List.of(account)).forEach(enrolment -> enrolments.end(enrolment, EnrolmentState.COMPROMISED));
    }

    @Override
    public void release(String account) {
        // what the directory has of it are the groups of the policies, which the lock-down sees to
    }

    @Override
    public boolean stillOpen(String account) {
        return !register.openOf(List.of(account)).isEmpty();
    }

    /** To be followed is nothing that an attacker has had the good of. */
    @Override
    public boolean endedSince(String account, Instant marked) {
        return false;
    }
}
