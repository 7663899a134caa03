package org.gatehouse.enquiry;

import java.time.Instant;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.engine.ProcessVariable;
import org.gatehouse.servicedesk.RequestReference;

/** The typed face of {@code processes/status-enquiry.bpmn}. */
final class EnquiryProcess {

    static final String KEY = "status-enquiry";
    static final String TASK = "answer-enquiry";

    private static final ProcessVariable<String> RITM = new ProcessVariable<>("ritm", String.class);
    private static final ProcessVariable<Long> ENQUIRY = new ProcessVariable<>("enquiry", Long.class);
    private static final ProcessVariable<Instant> DUE_AT = new ProcessVariable<>("answerDueAt", Instant.class);

    private EnquiryProcess() {}

    static VariableMap startOf(RequestReference ritm, long enquiry, Instant dueAt) {
        return DUE_AT.put(ENQUIRY.put(RITM.put(Variables.createVariables(), ritm.value()), enquiry), dueAt);
    }

    static long enquiry(VariableScope scope) {
        return ENQUIRY.get(scope);
    }

    /** The enquiry that a running instance is about. */
    static long enquiry(RuntimeService runtime, String processInstance) {
        return (Long) runtime.getVariable(processInstance, ENQUIRY.name());
    }
}
