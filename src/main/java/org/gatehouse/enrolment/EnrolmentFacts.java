package org.gatehouse.enrolment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.request.Stage;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.stereotype.Component;

/** Records the life of each enrolment. Most are no requests, so these are facts about an account. */
@Component
class EnrolmentFacts {

    private final AuditTrail trail;

    EnrolmentFacts(AuditTrail trail) {
        this.trail = trail;
    }

    void begun(Enrolment enrolment) {
        record(
                enrolment,
                "Enrolment begun",
                Map.of("effectiveAt", enrolment.effectiveAt().toString()));
    }

    void policyInForce(Enrolment enrolment) {
        record(enrolment, "Policy read back from the directory", Map.of("wanted", "in force", "read", "in force"));
    }

    void perUserOff(Enrolment enrolment) {
        record(enrolment, "Per-user MFA read back from the directory", Map.of("wanted", "off", "read", "off"));
    }

    void givenUp(Enrolment enrolment, String because) {
        record(enrolment, "Enrolment given up by directory support", Map.of("reason", because));
    }

    void over(Enrolment enrolment, EnrolmentState as) {
        record(enrolment, "Enrolment over", Map.of("as", as.name()));
    }

    private void record(Enrolment enrolment, String what, Map<String, String> more) {
        var details = new LinkedHashMap<String, String>();
        details.put("account", enrolment.account().value());
        details.put("accountId", enrolment.accountId());
        details.put("policy", enrolment.policy().name());
        details.putAll(more);
        String ritm = enrolment.ritm() == null ? null : enrolment.ritm().value();
        trail.record(FactKind.ACCOUNT, ritm, what, Stage.GATEHOUSE, details);
    }
}
