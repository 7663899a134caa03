package org.gatehouse.docs;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.gatehouse.Shipped;

/** A process as one reads it: what it is for, and its nodes in the order of the way through it. */
final class Diagram {

    private final BpmnModelInstance model;
    private final Process process;

    private Diagram(BpmnModelInstance model) {
        this.model = model;
        this.process = model.getModelElementsByType(Process.class).iterator().next();
    }

    static Diagram read(Path file) {
        return new Diagram(Bpmn.readModelFromFile(file.toFile()));
    }

    /** Every shipped process, by its id. */
    static List<Diagram> shipped() {
        return Shipped.diagrams().stream().map(Diagram::read).toList();
    }

    String id() {
        return process.getId();
    }

    String name() {
        return process.getName();
    }

    String version() {
        return process.getCamundaVersionTag();
    }

    Words words() {
        return words(process);
    }

    static Words words(BaseElement element) {
        return Words.of(element.getDocumentations().stream()
                .map(ModelElementInstance::getTextContent)
                .findFirst()
                .orElse(""));
    }

    /** The rules that the process or anything in it rests on. */
    List<String> rules() {
        return Words.rules(
                model.getModelElementsByType(BaseElement.class).stream().map(Diagram::words));
    }

    /** The nodes of the process itself, without what is in its sub-processes. */
    List<FlowNode> way() {
        return way(process);
    }

    /** The nodes of a process or sub-process: the straight way first, then what branches off it or interrupts it. */
    List<FlowNode> way(ModelElementInstance scope) {
        List<FlowNode> nodes = nodesOf(scope);
        Set<FlowNode> way = new LinkedHashSet<>();
        only(nodes, StartEvent.class).forEach(start -> walk(start, way));
        only(nodes, BoundaryEvent.class).forEach(interruption -> walk(interruption, way));
        return List.copyOf(way);
    }

    /** Every node, sub-processes and what is in them included, in the order of the way. */
    Stream<FlowNode> everyNode() {
        return everyNode(process);
    }

    <T extends FlowNode> List<T> every(Class<T> type) {
        return everyNode().filter(type::isInstance).map(type::cast).toList();
    }

    StartEvent start() {
        return only(way(), StartEvent.class).findFirst().orElseThrow();
    }

    List<CatchEvent> timers() {
        return catching(TimerEventDefinition.class::isInstance);
    }

    List<CatchEvent> messages() {
        return catching(MessageEventDefinition.class::isInstance);
    }

    /** How the process ends, beginning with the end of the straight way; not how one of several branches ends. */
    List<EndEvent> ends() {
        double straight = middle(start());
        List<EndEvent> all = only(way(), EndEvent.class)
                .sorted(Comparator.comparingDouble(end -> Math.abs(middle(end) - straight)))
                .toList();
        List<EndEvent> ofEverything = all.stream()
                .filter(end -> end.getEventDefinitions().stream().anyMatch(TerminateEventDefinition.class::isInstance))
                .toList();
        return ofEverything.isEmpty() ? all : ofEverything;
    }

    /** The flows that leave a node: the straight one first, then from top to bottom. */
    List<SequenceFlow> leaving(FlowNode node) {
        return node.getOutgoing().stream()
                .sorted(Comparator.comparing((SequenceFlow flow) -> middle(flow.getTarget()) != middle(node))
                        .thenComparingDouble(flow -> middle(flow.getTarget())))
                .toList();
    }

    /** The ids of the processes it calls. */
    List<String> calls() {
        return every(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .toList();
    }

    /** Where a flow leads to, past gateways that only bring ways together. */
    static FlowNode destination(SequenceFlow flow) {
        FlowNode target = flow.getTarget();
        while (target.getName() == null && target.getOutgoing().size() == 1) {
            target = target.getOutgoing().iterator().next().getTarget();
        }
        return target;
    }

    private Stream<FlowNode> everyNode(ModelElementInstance scope) {
        return way(scope).stream().flatMap(node -> Stream.concat(Stream.of(node), everyNode(node)));
    }

    private List<CatchEvent> catching(Predicate<EventDefinition> kind) {
        return every(CatchEvent.class).stream()
                .filter(event -> event.getEventDefinitions().stream().anyMatch(kind))
                .toList();
    }

    /** Depth first, and of several ways on the straight one first. */
    private void walk(FlowNode from, Set<FlowNode> way) {
        var waiting = new ArrayDeque<FlowNode>(List.of(from));
        while (!waiting.isEmpty()) {
            FlowNode node = waiting.pop();
            if (way.add(node)) {
                List<SequenceFlow> leaving = leaving(node);
                for (int at = leaving.size() - 1; at >= 0; at--) {
                    waiting.push(leaving.get(at).getTarget());
                }
            }
        }
    }

    private double middle(FlowNode node) {
        return model.getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement().equals(node))
                .map(BpmnShape::getBounds)
                .mapToDouble(Diagram::middle)
                .findFirst()
                .orElseThrow();
    }

    private static double middle(Bounds bounds) {
        return bounds.getY() + bounds.getHeight() / 2;
    }

    private List<FlowNode> nodesOf(ModelElementInstance scope) {
        Collection<FlowNode> all = model.getModelElementsByType(FlowNode.class);
        return all.stream()
                .filter(node -> node.getParentElement().equals(scope))
                .toList();
    }

    private static <T extends FlowNode> Stream<T> only(List<FlowNode> nodes, Class<T> type) {
        return nodes.stream().filter(type::isInstance).map(type::cast);
    }
}
