package org.gatehouse.compromise;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;
import org.gatehouse.engine.ProcessVariable;
import org.gatehouse.review.ReviewProcess;

/** The typed face of {@code processes/compromise-remediation.bpmn}. */
final class CompromiseProcess {

    static final String KEY = "compromise-remediation";
    static final String REMEDIATE = "remediate-account";
    static final String BY_HAND = "do-by-hand";
    /** The business error by which a step says that there is no such account any more. */
    static final String ACCOUNT_DELETED = "ACCOUNT_DELETED";

    static final ProcessVariable<Instant> NUDGE_AT = new ProcessVariable<>("nudgeAt", Instant.class);

    private static final String MARKED_AGAIN = "account-marked-again";
    private static final String DELETED = "account-deleted";

    private static final ProcessVariable<String> REMEDIATORS = new ProcessVariable<>("remediators", String.class);
    private static final ProcessVariable<Boolean> LEFT_TO_PERSON = new ProcessVariable<>("leftToPerson", Boolean.class);
    private static final ProcessVariable<String> STEP = new ProcessVariable<>("step", String.class);

    /** The elements that try a step once and go on whatever comes of it: the first steps must not hold up each other. */
    private static final Map<String, ContainmentStep> TRIED_ONCE = Map.of(
            "disable-account", ContainmentStep.DISABLE_ACCOUNT,
            "end-sessions", ContainmentStep.REVOKE_SESSIONS,
            "set-random-password", ContainmentStep.RESET_PASSWORD,
            "end-sessions-again", ContainmentStep.REVOKE_SESSIONS_AGAIN);

    /** The elements that see a step through. */
    private static final Map<String, ContainmentStep> SEEN_THROUGH = Map.ofEntries(
            entry("verify-disabled", ContainmentStep.DISABLE_ACCOUNT),
            entry("verify-sessions", ContainmentStep.REVOKE_SESSIONS),
            entry("verify-password", ContainmentStep.RESET_PASSWORD),
            entry("verify-sessions-again", ContainmentStep.REVOKE_SESSIONS_AGAIN),
            entry("require-mfa", ContainmentStep.REQUIRE_MFA),
            entry("leave-named-locations", ContainmentStep.LEAVE_NAMED_LOCATIONS),
            entry("end-exceptions", ContainmentStep.CANCEL_EXCEPTIONS),
            entry("disable-mailbox-rules", ContainmentStep.DISABLE_MAILBOX_RULES),
            entry("remove-mailbox-delegates", ContainmentStep.REMOVE_MAILBOX_DELEGATES),
            entry("disable-devices", ContainmentStep.DISABLE_DEVICES),
            entry("remove-phone-methods", ContainmentStep.REMOVE_PHONE_METHODS),
            entry("write-note", ContainmentStep.WRITE_NOTE));

    private CompromiseProcess() {}

    /**
     * Starts it with the RITM as business key and answers the instance.
     *
     * @param remediators the group that gives the account back
     */
    static String start(RuntimeService runtime, CompromiseCase subject, String remediators) {
        VariableMap variables = ReviewProcess.startOf(subject.ritm());
        REMEDIATORS.put(variables, remediators);
        LEFT_TO_PERSON.put(variables, false);
        return runtime.startProcessInstanceByKey(KEY, subject.ritm().value(), variables)
                .getId();
    }

    static boolean isTriedOnce(DelegateExecution execution) {
        return TRIED_ONCE.containsKey(execution.getCurrentActivityId());
    }

    /** The step of the lock-down that an element sees through, if it is one of those. */
    static Optional<ContainmentStep> stepOf(String element) {
        return Optional.ofNullable(SEEN_THROUGH.get(element));
    }

    /** All steps that the diagram must see through. */
    static Set<ContainmentStep> steps() {
        return EnumSet.copyOf(SEEN_THROUGH.values());
    }

    /** Sends this branch on to a person; kept with the branch, for two can be left to people at once. */
    static void leaveToPerson(DelegateExecution execution, ContainmentStep step) {
        LEFT_TO_PERSON.setLocal(execution, true);
        STEP.setLocal(execution, step.name());
    }

    /** The step that a branch has left to a person. */
    static ContainmentStep leftStep(VariableScope branch) {
        return ContainmentStep.valueOf(STEP.get(branch));
    }

    /** The same, of the person's task. */
    static ContainmentStep leftStep(TaskService tasks, String taskId) {
        return ContainmentStep.valueOf((String) tasks.getVariable(taskId, STEP.name()));
    }

    static void markedAgain(RuntimeService runtime, CompromiseCase subject) {
        correlate(runtime, MARKED_AGAIN, subject);
    }

    static void deleted(RuntimeService runtime, CompromiseCase subject) {
        correlate(runtime, DELETED, subject);
    }

    private static void correlate(RuntimeService runtime, String message, CompromiseCase subject) {
        runtime.createMessageCorrelation(message)
                .processInstanceId(subject.processInstance())
                .correlateAll();
    }
}
