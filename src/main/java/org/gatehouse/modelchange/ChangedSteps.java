package org.gatehouse.modelchange;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.gatehouse.modelchange.ChangeReport.Note;

/**
 * What another diagram does at the same places. A replay looks at the way cases go and not at what is done on it, so a
 * step put in the place of another one, or left out where no finished case came by, is told here.
 */
final class ChangedSteps {

    private static final Map<String, String> MEANINGS = meanings();

    private final UnaryOperator<String> labels;
    private final List<Note> notes = new ArrayList<>();

    private ChangedSteps(UnaryOperator<String> labels) {
        this.labels = labels;
    }

    /** @param labels from the name of a step, as a diagram writes it, to what people read */
    static List<Note> between(byte[] base, byte[] proposal, UnaryOperator<String> labels) {
        var changed = new ChangedSteps(labels);
        changed.compare(nodes(base), nodes(proposal));
        return changed.notes;
    }

    private void compare(Map<String, FlowNode> base, Map<String, FlowNode> proposal) {
        Set<String> kept = steps(proposal);
        base.forEach((id, before) -> {
            FlowNode after = proposal.get(id);
            if (after != null) {
                compare(before, after);
            }
        });
        base.values().stream()
                .filter(node -> step(node) != null && !kept.contains(step(node)))
                .collect(Collectors.toMap(
                        ChangedSteps::step, node -> node, (first, second) -> first, LinkedHashMap::new))
                .forEach((step, node) -> notes.add(
                        new Note(node.getId(), "'%s' is not done anywhere any more".formatted(labels.apply(step)))));
    }

    private void compare(FlowNode before, FlowNode after) {
        if (!kind(before).equals(kind(after))) {
            note(after, "is of another kind", kind(before), kind(after));
            return;
        }
        MEANINGS.forEach((attribute, meaning) -> {
            String was = camunda(before, attribute);
            String is = camunda(after, attribute);
            if (!Objects.equals(was, is)) {
                note(after, meaning, shown(attribute, was), shown(attribute, is));
            }
        });
        if (before instanceof CallActivity was && after instanceof CallActivity is) {
            noteIfOther(after, "calls another process", was.getCalledElement(), is.getCalledElement());
        }
        noteIfOther(after, "waits until another instant", timer(before), timer(after));
    }

    private void noteIfOther(FlowNode node, String meaning, String was, String is) {
        if (!Objects.equals(was, is)) {
            note(node, meaning, was, is);
        }
    }

    private void note(FlowNode node, String meaning, String was, String is) {
        String name = node.getName() == null || node.getName().isBlank() ? node.getId() : node.getName();
        notes.add(new Note(
                node.getId(), "'%s' %s: %s, before: %s".formatted(name, meaning, orNothing(is), orNothing(was))));
    }

    private String shown(String attribute, String value) {
        return value != null && attribute.equals("delegateExpression") ? "'" + labels.apply(value) + "'" : value;
    }

    private static String orNothing(String value) {
        return value == null || value.isBlank() ? "nothing" : value;
    }

    private static Map<String, String> meanings() {
        var meanings = new LinkedHashMap<String, String>();
        meanings.put("delegateExpression", "does another step");
        meanings.put("decisionRef", "asks another table");
        meanings.put("formRef", "shows another form");
        meanings.put("candidateGroups", "is offered to others");
        meanings.put("dueDate", "is due at another instant");
        meanings.put("priority", "has another priority");
        return meanings;
    }

    private static Map<String, FlowNode> nodes(byte[] diagram) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(diagram));
        return model.getModelElementsByType(FlowNode.class).stream()
                .collect(Collectors.toMap(FlowNode::getId, node -> node, (first, second) -> first, LinkedHashMap::new));
    }

    private static Set<String> steps(Map<String, FlowNode> nodes) {
        return nodes.values().stream()
                .map(ChangedSteps::step)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String step(FlowNode node) {
        return camunda(node, "delegateExpression");
    }

    private static String kind(FlowNode node) {
        return node.getElementType().getTypeName();
    }

    private static String timer(FlowNode node) {
        return node instanceof CatchEvent event
                ? event.getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .map(timer -> timer.getTextContent().strip())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static String camunda(FlowNode node, String attribute) {
        return node.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute);
    }
}
