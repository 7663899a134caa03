package org.gatehouse.exemption;

import java.util.Collections;
import java.util.List;
import org.gatehouse.request.Forgotten;
import org.gatehouse.request.SeniorApproval;

/** What an application for long-term exceptions asks for, as it is kept and shown. */
record LongTermDetails(
        List<String> accounts,
        Rationale rationale,
        Alternatives alternativesConsidered,
        String riskAssessment,
        String eliminationPlan,
        SeniorApproval seniorApproval) {

    /** Why each step of the ladder before an exception does not do (AC-025). */
    record Alternatives(String coreMethods, String fido2, String namedLocation) {}

    /** As many accounts as there were, without saying which. */
    LongTermDetails forgotten() {
        return new LongTermDetails(
                Collections.nCopies(accounts.size(), Forgotten.ADDRESS.value()),
                rationale,
                new Alternatives(Forgotten.TEXT, Forgotten.TEXT, Forgotten.TEXT),
                Forgotten.TEXT,
                Forgotten.TEXT,
                seniorApproval.forgotten());
    }
}
