package org.gatehouse.task;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.VariableMap;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Request;

/** One kind of user task, by its definition key: what it shows and how it is decided. Owned by the case. */
public interface TaskKind {

    /** A way to decide, with the words of the page and, where it must be explained, a hint. */
    record Choice(String value, String label, String hint, boolean reasonsNeeded) {}

    /** A line of what the decider must know. */
    record Line(String label, String value) {}

    List<String> definitionKeys();

    /** Whether it is the kind of this instance's tasks, where tasks of two diagrams have the same definition key. */
    default boolean isOf(String processInstance) {
        return true;
    }

    /** What may be decided about this task as things stand. */
    List<Choice> choices(WorkItem task);

    /** What a decision needs to know, as name and value, for programs and for the form. */
    Map<String, Object> brief(WorkItem task);

    /** The same for a page. */
    List<Line> lines(WorkItem task);

    /** The page on which it is done with more help than its task offers, or null. */
    default String page(WorkItem task) {
        return null;
    }

    /** Whether the person who filed the request must keep out (four eyes). */
    boolean separated();

    /** What the decider goes through, each a sentence that holds or does not. */
    default List<String> checklist(WorkItem task) {
        return List.of();
    }

    /** The accounts that may each be decided otherwise; empty where one decision is made for the whole. */
    default List<String> accounts(WorkItem task) {
        return List.of();
    }

    /** The logins that must leave the task to somebody else, beyond who asked for it. */
    default Set<String> barred(Request request) {
        return Set.of();
    }

    /** Whether the request itself waits for this task. */
    boolean holdsRequest();

    /** Adds what forbids this decision, beyond an unknown choice and missing reasons. */
    default void check(WorkItem task, Person person, TaskDecision decision, Findings findings) {}

    /** Carries the decision out and answers what the process reads of it. */
    VariableMap decide(WorkItem task, Person person, TaskDecision decision);
}
