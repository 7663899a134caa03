package org.gatehouse.enablement;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gatehouse.engine.ProcessVariable;
import org.gatehouse.review.ReviewProcess;
import org.gatehouse.servicedesk.RequestReference;

/** The typed face of {@code processes/bulk-enablement.bpmn}. */
final class EnablementProcess {

    static final String KEY = "bulk-enablement";

    /** What came of a list. */
    enum Outcome {
        JUDGED,
        COMPLETED,
        PARTLY_COMPLETED
    }

    private static final ProcessVariable<Boolean> DRY_RUN = new ProcessVariable<>("dryRun", Boolean.class);
    private static final ProcessVariable<Boolean> JUDGED = new ProcessVariable<>("judged", Boolean.class);
    private static final ProcessVariable<Boolean> ENABLED = new ProcessVariable<>("enabled", Boolean.class);
    private static final ProcessVariable<String> OUTCOME = new ProcessVariable<>("outcome", String.class);

    private EnablementProcess() {}

    /** Starts it with the RITM as business key and answers the instance. */
    static String start(RuntimeService runtime, RequestReference ritm, boolean dryRun) {
        return runtime.startProcessInstanceByKey(KEY, ritm.value(), DRY_RUN.put(ReviewProcess.startOf(ritm), dryRun))
                .getId();
    }

    static RequestReference ritm(DelegateExecution execution) {
        return ReviewProcess.ritm(execution);
    }

    /** @param all whether every row has its verdict */
    static void judged(DelegateExecution execution, boolean all) {
        JUDGED.set(execution, all);
    }

    /** @param all whether every account that could be enabled is */
    static void enabled(DelegateExecution execution, boolean all) {
        ENABLED.set(execution, all);
    }

    static void endsAs(DelegateExecution execution, Outcome outcome) {
        OUTCOME.set(execution, outcome.name());
    }
}
