package org.gatehouse.review;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.engine.ProcessVariable;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;

/** The typed face of the part that all reviewed processes share. */
public final class ReviewProcess {

    public static final String WITHDRAWAL = "request-withdrawn";

    static final ProcessVariable<Instant> DUE_AT = new ProcessVariable<>("reviewDueAt", Instant.class);
    static final ProcessVariable<Instant> NUDGE_AT = new ProcessVariable<>("nudgeAt", Instant.class);
    static final ProcessVariable<String> NUDGE = new ProcessVariable<>("nudge", String.class);

    private static final ProcessVariable<String> RITM = new ProcessVariable<>("ritm", String.class);
    private static final ProcessVariable<String> DECISION = new ProcessVariable<>("decision", String.class);

    private ReviewProcess() {}

    /** What a reviewed process is started with. */
    public static VariableMap startOf(RequestReference ritm) {
        return RITM.put(Variables.createVariables(), ritm.value());
    }

    public static RequestReference ritm(VariableScope scope) {
        return RequestReference.of(RITM.get(scope));
    }

    /** Until when whoever must decide now should have decided. */
    public static void dueAt(VariableScope scope, Instant dueAt) {
        DUE_AT.set(scope, dueAt);
    }

    /** What the gateways after a review read. */
    public static VariableMap decided(String decision) {
        return DECISION.put(Variables.createVariables(), decision);
    }

    /** The definition key of the review of one type of request. */
    public static String reviewOf(RequestType type) {
        return "review-" + type.key();
    }
}
