package org.gatehouse.enrolment;

import java.time.Instant;
import org.gatehouse.request.Forgotten;

/** What a request about an enrolment keeps of it. */
record EnrolmentDetails(String account, String policy, Instant begunAt, Instant effectiveAt) {

    EnrolmentDetails forgotten() {
        return new EnrolmentDetails(Forgotten.ADDRESS.value(), policy, begunAt, effectiveAt);
    }

    static EnrolmentDetails of(Enrolment enrolment) {
        return new EnrolmentDetails(
                enrolment.account().value(), enrolment.policy().name(), enrolment.begunAt(), enrolment.effectiveAt());
    }
}
