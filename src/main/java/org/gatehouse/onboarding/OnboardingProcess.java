package org.gatehouse.onboarding;

import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.review.ReviewProcess;
import org.gatehouse.servicedesk.RequestReference;

/** The typed face of {@code processes/onboarding-request.bpmn}; its variables are those of every review. */
final class OnboardingProcess {

    static final String KEY = "onboarding-request";
    /** The business error by which linking says that the group is no longer what was approved. */
    static final String GROUP_UNSUITABLE = "GROUP_UNSUITABLE";

    private OnboardingProcess() {}

    /** Starts it with the RITM as business key and answers the instance. */
    static String start(RuntimeService runtime, RequestReference ritm) {
        return runtime.startProcessInstanceByKey(KEY, ritm.value(), ReviewProcess.startOf(ritm))
                .getId();
    }
}
