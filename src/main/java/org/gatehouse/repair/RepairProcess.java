package org.gatehouse.repair;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.engine.ProcessVariable;
import org.gatehouse.servicedesk.RequestReference;

/** The typed face of {@code processes/step-repair.bpmn}, and of what it says to the process that failed. */
public final class RepairProcess {

    public static final String KEY = "step-repair";
    /** The message by which a process is told that a step of it cannot be done. */
    public static final String CANNOT_BE_DONE = "cannot-be-done";

    static final String TASK = "repair-step";
    static final String RECOVERED = "incident-resolved";
    static final ProcessVariable<Instant> NUDGE_AT = new ProcessVariable<>("nudgeAt", Instant.class);

    private static final ProcessVariable<String> RITM = new ProcessVariable<>("ritm", String.class);
    private static final ProcessVariable<String> INCIDENT = new ProcessVariable<>("incident", String.class);
    private static final ProcessVariable<Integer> PRIORITY = new ProcessVariable<>("repairPriority", Integer.class);
    private static final int ORDINARY = 50;
    private static final ProcessVariable<String> DECISION = new ProcessVariable<>("decision", String.class);
    private static final ProcessVariable<String> GIVEN_UP_BECAUSE =
            new ProcessVariable<>("unsuitableBecause", String.class);

    private RepairProcess() {}

    /** @param priority of the failed step: its repair is at least as urgent */
    static VariableMap startOf(RequestReference ritm, String incident, long priority) {
        VariableMap variables = INCIDENT.put(RITM.put(Variables.createVariables(), ritm.value()), incident);
        return PRIORITY.put(variables, (int) Math.max(ORDINARY, priority));
    }

    static String incident(VariableScope scope) {
        return INCIDENT.get(scope);
    }

    static VariableMap decided(RepairDecision decision, String because) {
        return GIVEN_UP_BECAUSE.put(DECISION.put(Variables.createVariables(), decision.name()), because);
    }

    /** Why a step of the process cannot be done, as the message or a business error said. */
    public static String givenUpBecause(VariableScope scope) {
        return GIVEN_UP_BECAUSE.get(scope);
    }

    static VariableMap givenUp(String because) {
        return GIVEN_UP_BECAUSE.put(Variables.createVariables(), because);
    }
}
