package org.gatehouse.rehearsal;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What of a diagram comes after what, and what may go on beside what. */
final class Flow {

    private final BpmnModelInstance diagram;
    private final Map<FlowNode, Set<FlowNode>> after = new HashMap<>();

    Flow(byte[] content) {
        this.diagram = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
    }

    /** What people call an element; its id where it has no name, and where the diagram has no such element. */
    String named(String id) {
        return element(id)
                .map(FlowElement::getName)
                .filter(name -> !name.isBlank())
                .map(name -> name.replaceAll("\\s+", " "))
                .orElse(id);
    }

    Optional<FlowElement> element(String id) {
        return diagram.getModelElementById(plain(id)) instanceof FlowElement element
                ? Optional.of(element)
                : Optional.empty();
    }

    /** Whether the order of the two is the diagram's and not a matter of which branch is faster. */
    boolean areInOrder(String one, String other) {
        if (!(element(one).orElse(null) instanceof FlowNode first)
                || !(element(other).orElse(null) instanceof FlowNode second)) {
            return false;
        }
        List<FlowNode> above = lineage(first);
        List<FlowNode> beside = lineage(second);
        int level = 0;
        while (level < above.size() && level < beside.size() && above.get(level).equals(beside.get(level))) {
            if (goesOnSeveralTimesAtOnce(above.get(level))) {
                return false;
            }
            level++;
        }
        if (level == above.size() || level == beside.size()) {
            return true;
        }
        FlowNode left = above.get(level);
        FlowNode right = beside.get(level);
        boolean there = after(left).contains(right);
        boolean back = after(right).contains(left);
        return there != back || (there && !forks(left.getParentElement()));
    }

    private static String plain(String id) {
        return id.replace("#multiInstanceBody", "");
    }

    /** From the outermost to the element itself. */
    private static List<FlowNode> lineage(FlowNode node) {
        var lineage = new ArrayList<FlowNode>();
        for (ModelElementInstance each = node; each instanceof FlowNode scope; each = each.getParentElement()) {
            lineage.add(0, scope);
        }
        return lineage;
    }

    private Set<FlowNode> after(FlowNode node) {
        return after.computeIfAbsent(node, Flow::reach);
    }

    private static Set<FlowNode> reach(FlowNode from) {
        var reached = new HashSet<FlowNode>();
        Deque<FlowNode> open = new ArrayDeque<>(next(from));
        while (!open.isEmpty()) {
            FlowNode node = open.poll();
            if (reached.add(node)) {
                open.addAll(next(node));
            }
        }
        return reached;
    }

    private static Collection<FlowNode> next(FlowNode node) {
        Collection<FlowNode> next = new ArrayList<>(node.getSucceedingNodes().list());
        node.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(node))
                .forEach(next::add);
        return next;
    }

    private static boolean forks(ModelElementInstance scope) {
        return scope.getChildElementsByType(FlowNode.class).stream()
                .anyMatch(node -> node.getOutgoing().size() > 1
                                && !(node instanceof ExclusiveGateway)
                                && !(node instanceof EventBasedGateway)
                        || node instanceof BoundaryEvent event && !event.cancelActivity()
                        || node instanceof SubProcess sub && sub.triggeredByEvent());
    }

    private static boolean goesOnSeveralTimesAtOnce(FlowNode node) {
        return node instanceof Activity activity
                && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics several
                && !several.isSequential();
    }
}
