package org.gatehouse.exemption;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gatehouse.engine.ProcessVariable;
import org.gatehouse.review.ReviewProcess;
import org.gatehouse.servicedesk.RequestReference;

/** The typed face of {@code processes/short-term-exception.bpmn}. */
final class ShortTermProcess {

    static final String KEY = "short-term-exception";

    private static final ProcessVariable<Boolean> ELIGIBLE = new ProcessVariable<>("eligible", Boolean.class);
    private static final ProcessVariable<String> BECAUSE = new ProcessVariable<>("unsuitableBecause", String.class);

    private ShortTermProcess() {}

    /** Starts it with the RITM as business key and answers the instance. */
    static String start(RuntimeService runtime, RequestReference ritm) {
        return runtime.startProcessInstanceByKey(KEY, ritm.value(), ReviewProcess.startOf(ritm))
                .getId();
    }

    /** @param grounds what speaks against it, or empty */
    static void assessed(DelegateExecution execution, String grounds) {
        ELIGIBLE.set(execution, grounds.isEmpty());
        BECAUSE.set(execution, grounds);
    }

    /** What speaks against it, or null where nothing was found. */
    static String because(DelegateExecution execution) {
        return BECAUSE.get(execution);
    }
}
