package org.gatehouse.enrolment;

import java.time.Instant;

/** What a request about an enrolment keeps of it. */
record EnrolmentDetails(String account, String policy, Instant begunAt, Instant effectiveAt) {

    static EnrolmentDetails of(Enrolment enrolment) {
        return new EnrolmentDetails(
                enrolment.account().value(), enrolment.policy().name(), enrolment.begunAt(), enrolment.effectiveAt());
    }
}
