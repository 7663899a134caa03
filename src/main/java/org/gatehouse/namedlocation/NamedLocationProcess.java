package org.gatehouse.namedlocation;

import java.time.Instant;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.engine.ProcessVariable;
import org.gatehouse.review.ReviewProcess;
import org.gatehouse.servicedesk.RequestReference;

/** The typed face of {@code processes/named-location-registration.bpmn} and {@code named-location-escalation.bpmn}. */
final class NamedLocationProcess {

    static final String KEY = "named-location-registration";
    static final String ESCALATION_KEY = "named-location-escalation";
    static final String TRIAGE = "triage-escalation";
    static final String DECIDE = "decide-escalation";
    /** The business error by which registering says that what was approved is no longer possible. */
    static final String UNSUITABLE = "LOCATION_UNSUITABLE";

    private static final String ESCALATED = "rejection-escalated";
    private static final String RESUBMITTED = "request-resubmitted";
    private static final ProcessVariable<Instant> WINDOW_ENDS_AT = new ProcessVariable<>("windowEndsAt", Instant.class);
    private static final ProcessVariable<String> DECISION = new ProcessVariable<>("decision", String.class);

    private NamedLocationProcess() {}

    /** Starts it with the RITM as business key and answers the instance. */
    static String start(RuntimeService runtime, RequestReference ritm) {
        return runtime.startProcessInstanceByKey(KEY, ritm.value(), ReviewProcess.startOf(ritm))
                .getId();
    }

    static void keepWindowOpen(DelegateExecution execution, Instant until) {
        WINDOW_ENDS_AT.set(execution, until);
    }

    static void escalate(RuntimeService runtime, String processInstance) {
        correlate(runtime, ESCALATED, processInstance);
    }

    static void resubmit(RuntimeService runtime, String processInstance) {
        correlate(runtime, RESUBMITTED, processInstance);
    }

    static VariableMap decided(EscalationDecision decision) {
        return DECISION.put(Variables.createVariables(), decision.name());
    }

    private static void correlate(RuntimeService runtime, String message, String processInstance) {
        runtime.createMessageCorrelation(message)
                .processInstanceId(processInstance)
                .correlate();
    }
}
