package org.gatehouse.audit;

import java.time.Instant;
import java.util.List;
import org.gatehouse.trail.FactKind;

/**
 * One thing that happened in a case, or was done outside any.
 *
 * @param by the login of who did it, or {@link org.gatehouse.request.Stage#GATEHOUSE}
 * @param details in the order in which they are read, without those that are for programs only
 * @param tables what decision tables answered on the way to it
 * @param fact the number of the audited fact, or null where the event is told by the engine or the outbox
 */
public record CaseEvent(
        Instant at, Kind kind, String what, String by, List<Detail> details, List<FiredTable> tables, Long fact) {

    /** What an event is about. */
    public enum Kind {
        SUBMITTED("Submitted"),
        TASK("Task"),
        DECISION("Decision"),
        DIRECTORY("Directory"),
        MAIL("Mail"),
        STATUS("Status"),
        REPAIR("Repair"),
        /** A step that failed and was tried again. */
        JOB("Failed step"),
        OPERATOR("Operator"),
        ACCOUNT("Account"),
        DEPLOYMENT("Deployment"),
        MODEL("Model"),
        SIGN_IN("Sign-in"),
        EXPORT("Export"),
        EXPIRY("Expiry");

        private final String inWords;

        Kind(String inWords) {
            this.inWords = inWords;
        }

        public String inWords() {
            return inWords;
        }

        static Kind of(FactKind kind) {
            return valueOf(kind.name());
        }
    }

    /** One line of what is known of it, such as "Read back". */
    public record Detail(String label, String value) {}
}
