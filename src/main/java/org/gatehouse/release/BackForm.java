package org.gatehouse.release;

import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.request.Texts;
import org.gatehouse.web.Option;

/**
 * Why somebody goes back, and what becomes of running instances, as it was sent in.
 *
 * @param running a {@link Running}; of a table it need not be said, since nothing runs by one
 * @param inForce the number of the version that was in force as far as they saw, or null where they did not look
 */
record BackForm(String reason, String running, String inForce) {

    record Wanted(int inForce, Running running, Reason reason) {}

    /**
     * @param now what is in force
     * @throws org.gatehouse.refusal.Refusal with everything that is wrong with it
     */
    Wanted read(ModelVersion now, Person owner) {
        var findings = new Findings();
        String why = findings.required("reason", reason, Texts::reason);
        Running chosen = now.kind() == ModelKind.TABLE
                ? Running.FINISH
                : findings.required("running", running, text -> Option.chosen(Running.class, text));
        Integer seen = inForce == null
                ? Integer.valueOf(now.version())
                : findings.required("inForce", inForce, BackForm::version);
        findings.refuseIfAny();
        return new Wanted(seen, chosen, new Reason(owner.login(), owner.login(), why, null));
    }

    private static Integer version(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new Malformed("VERSION_UNKNOWN", "A version is a number such as 3");
        }
        return Integer.valueOf(text);
    }
}
