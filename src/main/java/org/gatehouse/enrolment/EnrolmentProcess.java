package org.gatehouse.enrolment;

import java.time.Instant;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.engine.ProcessVariable;

/** The typed face of {@code processes/policy-enrolment.bpmn}. */
final class EnrolmentProcess {

    static final String KEY = "policy-enrolment";

    private static final String METHOD_REGISTERED = "method-registered";
    private static final String OVER = "enrolment-over";

    private static final String REMIND = "REMIND";
    private static final String TIME_OVER = "OVER";

    private static final ProcessVariable<String> ENROLMENT = new ProcessVariable<>("enrolment", String.class);
    private static final ProcessVariable<Instant> EFFECTIVE_AT = new ProcessVariable<>("effectiveAt", Instant.class);
    private static final ProcessVariable<Boolean> PER_USER_MFA = new ProcessVariable<>("perUserMfa", Boolean.class);
    private static final ProcessVariable<Boolean> REGISTERED = new ProcessVariable<>("registered", Boolean.class);
    private static final ProcessVariable<String> NEXT = new ProcessVariable<>("next", String.class);
    private static final ProcessVariable<Instant> NEXT_AT = new ProcessVariable<>("nextAt", Instant.class);
    private static final ProcessVariable<String> BECAUSE = new ProcessVariable<>("unsuitableBecause", String.class);

    private EnrolmentProcess() {}

    /** Starts it and answers the instance. */
    static String start(RuntimeService runtime, Enrolment enrolment) {
        VariableMap variables = ENROLMENT.put(Variables.createVariables(), enrolment.id());
        EFFECTIVE_AT.put(variables, enrolment.effectiveAt());
        REGISTERED.put(variables, enrolment.registeredAt() != null);
        return runtime.startProcessInstanceByKey(KEY, enrolment.id(), variables).getId();
    }

    /** The id of the enrolment that an instance follows. */
    static String enrolment(DelegateExecution execution) {
        return ENROLMENT.get(execution);
    }

    static void perUserMfa(DelegateExecution execution, boolean on) {
        PER_USER_MFA.set(execution, on);
    }

    static void registered(DelegateExecution execution, boolean registered) {
        REGISTERED.set(execution, registered);
    }

    static void remindAt(DelegateExecution execution, Instant at) {
        NEXT.set(execution, REMIND);
        NEXT_AT.set(execution, at);
    }

    static void timeOverAt(DelegateExecution execution, Instant at) {
        NEXT.set(execution, TIME_OVER);
        NEXT_AT.set(execution, at);
    }

    /** When what comes next was to come. */
    static Instant plannedAt(DelegateExecution execution) {
        return NEXT_AT.get(execution);
    }

    /** Why it cannot be, as directory support said. */
    static String because(DelegateExecution execution) {
        return BECAUSE.get(execution);
    }

    /** An instance that is not waiting for it, as its time is over already, hears nothing and need not. */
    static void methodRegistered(RuntimeService runtime, Enrolment enrolment) {
        correlate(runtime, METHOD_REGISTERED, enrolment);
    }

    static void over(RuntimeService runtime, Enrolment enrolment) {
        correlate(runtime, OVER, enrolment);
    }

    private static void correlate(RuntimeService runtime, String message, Enrolment enrolment) {
        runtime.createMessageCorrelation(message)
                .processInstanceId(enrolment.processInstance())
                .correlateAll();
    }
}
