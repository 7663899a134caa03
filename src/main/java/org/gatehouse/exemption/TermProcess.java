package org.gatehouse.exemption;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Job;
import org.gatehouse.engine.ProcessVariable;
import org.gatehouse.review.ReviewProcess;

/** The typed face of {@code processes/exception-term.bpmn}. */
final class TermProcess {

    static final String KEY = "exception-term";
    static final String PUT_RIGHT = "do-by-hand";
    /** The business error by which a step says that the account may not, or no longer, have its exception. */
    static final String NOT_ELIGIBLE = "ACCOUNT_NOT_ELIGIBLE";

    private static final String ENDS_EARLY = "term-ends-early";
    private static final String RENEWED = "term-renewed";
    private static final String MEMBERSHIP_MISSING = "membership-missing";

    private static final String REMIND = "REMIND";
    private static final String END = "END";

    private static final ProcessVariable<String> TERM = new ProcessVariable<>("term", String.class);
    private static final ProcessVariable<String> NEXT = new ProcessVariable<>("next", String.class);
    private static final ProcessVariable<Instant> NEXT_AT = new ProcessVariable<>("nextAt", Instant.class);
    private static final ProcessVariable<String> BECAUSE = new ProcessVariable<>("unsuitableBecause", String.class);

    private TermProcess() {}

    /** Starts it with the RITM as business key and answers the instance. */
    static String start(RuntimeService runtime, Term term) {
        return runtime.startProcessInstanceByKey(
                        KEY, term.ritm().value(), TERM.put(ReviewProcess.startOf(term.ritm()), term.id()))
                .getId();
    }

    /** The id of the term that an instance runs. */
    static String term(DelegateExecution execution) {
        return TERM.get(execution);
    }

    static void remindAt(DelegateExecution execution, Instant at) {
        NEXT.set(execution, REMIND);
        NEXT_AT.set(execution, at);
    }

    static void endAt(DelegateExecution execution, Instant at) {
        NEXT.set(execution, END);
        NEXT_AT.set(execution, at);
    }

    /** When what comes next was to come. */
    static Instant plannedAt(DelegateExecution execution) {
        return NEXT_AT.get(execution);
    }

    /** Why it cannot be, as a step or directory support said. */
    static String because(DelegateExecution execution) {
        return BECAUSE.get(execution);
    }

    static void endEarly(RuntimeService runtime, Term term) {
        correlate(runtime, ENDS_EARLY, term);
    }

    static void renewed(RuntimeService runtime, Term term) {
        correlate(runtime, RENEWED, term);
    }

    static void membershipMissing(RuntimeService runtime, Term term) {
        correlate(runtime, MEMBERSHIP_MISSING, term);
    }

    /** Whether its next job is due and will be done as soon as those before it are. */
    static boolean waitsForItsTurn(ManagementService management, Term term) {
        return management
                        .createJobQuery()
                        .processInstanceId(term.processInstance())
                        .active()
                        .executable()
                        .count()
                > 0;
    }

    /** Jobs of exceptions whose retries are used up, at most so many. */
    static List<Job> stuck(ManagementService management, int most) {
        return management
                .createJobQuery()
                .processDefinitionKey(KEY)
                .noRetriesLeft()
                .active()
                .listPage(0, most);
    }

    /** An instance that is already on its way out hears no message, and need not. */
    private static void correlate(RuntimeService runtime, String message, Term term) {
        runtime.createMessageCorrelation(message)
                .processInstanceId(term.processInstance())
                .correlateAll();
    }
}
