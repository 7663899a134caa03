package org.gatehouse.task;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.gatehouse.engine.ProcessVariable;
import org.gatehouse.request.Request;

/** The variables local to a user task: what its card and its form show in Tasklist. Copies, never read back. */
final class TaskVariables {

    private static final ProcessVariable<String> ORGANISATION = new ProcessVariable<>("organisation", String.class);
    private static final ProcessVariable<String> SUBJECT = new ProcessVariable<>("subject", String.class);
    private static final ProcessVariable<Object> BRIEF = new ProcessVariable<>("brief", Object.class);

    private TaskVariables() {}

    static void show(DelegateTask task, Request request, String subject, String briefJson) {
        ORGANISATION.setLocal(task, request.organisation().value());
        SUBJECT.setLocal(task, subject);
        BRIEF.setLocal(task, SpinValues.jsonValue(briefJson).create());
    }
}
