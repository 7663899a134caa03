package org.gatehouse.task;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.gatehouse.engine.ProcessVariable;
import org.gatehouse.request.Request;

/** The variables local to a user task: what its card and its form show in Tasklist. Copies, never read back. */
final class TaskVariables {

    private static final ProcessVariable<String> SUBJECT = new ProcessVariable<>("subject", String.class);
    private static final ProcessVariable<Object> BRIEF = new ProcessVariable<>("brief", Object.class);

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]()<>#!|~&:/\\r\\n]");

    private TaskVariables() {}

    static void show(DelegateTask task, Request request, String subject, String briefJson) {
        SUBJECT.setLocal(task, "%s, %s: %s".formatted(request.ritm(), request.organisation(), subject));
        BRIEF.setLocal(task, SpinValues.jsonValue(briefJson).create());
    }

    /** Values as the form's Markdown shows them to the letter: what a requester wrote is text, never mark-up. */
    static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<String, Object>();
            map.forEach((name, inner) -> plain.put(String.valueOf(name), plain(inner)));
            return plain;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(TaskVariables::plain).toList();
        }
        return value instanceof String text
                ? MARKUP.matcher(text)
                        .replaceAll(character -> "&#" + (int) character.group().charAt(0) + ";")
                : value;
    }
}
