package org.gatehouse.exemption;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.gatehouse.request.Decision.Outcome;
import org.gatehouse.review.ReviewProcess;
import org.gatehouse.servicedesk.RequestReference;

/** The typed face of {@code processes/long-term-exception.bpmn}; its variables are those of every review. */
final class LongTermProcess {

    static final String KEY = "long-term-exception";

    private LongTermProcess() {}

    /** Starts it with the RITM as business key and answers the instance. */
    static String start(RuntimeService runtime, RequestReference ritm) {
        return runtime.startProcessInstanceByKey(KEY, ritm.value(), ReviewProcess.startOf(ritm))
                .getId();
    }

    static VariableMap decided(Outcome outcome) {
        return ReviewProcess.decided(
                switch (outcome) {
                    case APPROVED -> "APPROVE";
                    case PARTLY_APPROVED -> "APPROVE_SOME";
                    default -> "REJECT";
                });
    }
}
