package org.gatehouse.release;

import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Texts;
import org.gatehouse.web.Option;

/** Why somebody goes back, and what becomes of running instances, as it was sent in. */
record BackForm(String reason, String running) {

    record Wanted(Running running, Reason reason) {}

    /** @throws org.gatehouse.refusal.Refusal with everything that is wrong with it */
    Wanted read(Person owner) {
        var findings = new Findings();
        String why = findings.required("reason", reason, Texts::reason);
        Running chosen = findings.required("running", running, text -> Option.chosen(Running.class, text));
        findings.refuseIfAny();
        return new Wanted(chosen, new Reason(owner.login(), owner.login(), why, null));
    }
}
