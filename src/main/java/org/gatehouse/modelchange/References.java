package org.gatehouse.modelchange;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.gatehouse.identity.Groups;

/** What a diagram or table names that is elsewhere, and is not there. The lint has found no danger in the file. */
final class References {

    /**
     * What there is, by keys and names.
     *
     * @param key of the process that the diagram is of
     * @param calls the keys of the processes that a process in force calls
     */
    record Known(
            String key,
            Set<String> processes,
            Set<String> tables,
            Predicate<String> forms,
            Predicate<String> messages,
            Function<String, Set<String>> calls) {}

    /** @param element the id of the element that names it */
    record Unknown(String element, String message) {}

    private final Known known;
    private final List<Unknown> found = new ArrayList<>();

    private References(Known known) {
        this.known = known;
    }

    static List<Unknown> unknownIn(byte[] diagram, Known known) {
        var references = new References(known);
        try {
            references.look(read(diagram));
        } catch (ModelException invalid) {
            return List.of(unreadable(invalid));
        }
        return references.found;
    }

    /** Decisions that a table's file holds although they belong into the file of another one. */
    static List<Unknown> foreignIn(byte[] table, Set<String> others) {
        DmnModelInstance model;
        try {
            model = Dmn.readModelFromStream(new ByteArrayInputStream(table));
        } catch (ModelException invalid) {
            return List.of(unreadable(invalid));
        }
        return model.getModelElementsByType(Decision.class).stream()
                .map(Decision::getId)
                .filter(others::contains)
                .map(id -> new Unknown(id, "This decision has a file of its own and cannot be changed here"))
                .toList();
    }

    /** The names of all messages of a diagram that is in force. */
    static Set<String> messagesOf(byte[] diagram) {
        return read(diagram).getModelElementsByType(Message.class).stream()
                .map(Message::getName)
                .collect(Collectors.toSet());
    }

    /** The groups that steps are offered to by name, each with the step. */
    static List<Unknown> groupsOf(byte[] diagram) {
        return read(diagram).getModelElementsByType(UserTask.class).stream()
                .flatMap(task -> groups(task).stream().map(group -> new Unknown(task.getId(), group)))
                .toList();
    }

    /** The keys of the processes that a diagram in force calls. */
    static Set<String> callsOf(byte[] diagram) {
        return read(diagram).getModelElementsByType(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The shortest chain of calls from a process over the called one back to it. */
    private Optional<List<String>> wayBack(String called) {
        Deque<List<String>> ways = new ArrayDeque<>(List.of(List.of(known.key(), called)));
        Set<String> seen = new HashSet<>();
        while (!ways.isEmpty()) {
            List<String> way = ways.remove();
            String last = way.get(way.size() - 1);
            if (last.equals(known.key())) {
                return Optional.of(way);
            }
            if (seen.add(last)) {
                known.calls().apply(last).stream()
                        .map(next ->
                                Stream.concat(way.stream(), Stream.of(next)).toList())
                        .forEach(ways::add);
            }
        }
        return Optional.empty();
    }

    private static BpmnModelInstance read(byte[] diagram) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(diagram));
    }

    private void look(BpmnModelInstance model) {
        model.getModelElementsByType(FlowNode.class)
                .forEach(node -> check(node, camunda(node, "formRef"), known.forms(), "form"));
        model.getModelElementsByType(BusinessRuleTask.class)
                .forEach(task -> check(task, camunda(task, "decisionRef"), known.tables()::contains, "decision table"));
        model.getModelElementsByType(CallActivity.class)
                .forEach(call -> check(call, call.getCalledElement(), known.processes()::contains, "process"));
        model.getModelElementsByType(CallActivity.class).forEach(this::checkCircle);
        model.getModelElementsByType(UserTask.class).forEach(this::checkGroups);
        model.getModelElementsByType(Message.class)
                .forEach(message -> check(message, message.getName(), known.messages(), "message"));
        model.getModelElementsByType(ReceiveTask.class).forEach(task -> checkMessage(task, task.getMessage()));
        model.getModelElementsByType(MessageEventDefinition.class)
                .forEach(event -> checkMessage(event, event.getMessage()));
    }

    /** A process that calls itself would do so until the memory is full. */
    private void checkCircle(CallActivity call) {
        Optional.ofNullable(call.getCalledElement())
                .flatMap(this::wayBack)
                .ifPresent(way -> add(
                        call,
                        "This call leads back to its own process (%s), which would go on for ever; call another process or none"
                                .formatted(String.join(" calls ", way))));
    }

    private void checkGroups(UserTask task) {
        groups(task).stream()
                .filter(group -> !Groups.isOfPeople(group))
                .forEach(group -> add(task, "There is no group '%s'".formatted(group)));
    }

    private void checkMessage(BaseElement element, Message message) {
        if (message == null) {
            add(element, "It waits for a message that the file does not hold");
        }
    }

    private void check(BaseElement element, String name, Predicate<String> there, String what) {
        if (name != null && !name.isEmpty() && !there.test(name)) {
            add(element, "There is no %s '%s'".formatted(what, name));
        }
    }

    private void add(BaseElement element, String message) {
        found.add(new Unknown(element.getId(), message));
    }

    /** Without those that a variable says while an instance runs. */
    private static List<String> groups(UserTask task) {
        String groups = camunda(task, "candidateGroups");
        return groups == null
                ? List.of()
                : Arrays.stream(groups.split(","))
                        .map(String::strip)
                        .filter(group -> !group.isEmpty() && !group.contains("{"))
                        .toList();
    }

    private static String camunda(BaseElement element, String attribute) {
        return element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute);
    }

    private static Unknown unreadable(ModelException invalid) {
        Throwable cause = invalid.getCause() == null ? invalid : invalid.getCause();
        return new Unknown("file", "It is none that the engine reads: %s".formatted(cause.getMessage()));
    }
}
