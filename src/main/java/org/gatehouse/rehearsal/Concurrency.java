package org.gatehouse.rehearsal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What of one level of a diagram may go on at the same time: the concurrency relation of Kovalyov and Esparza (1996), by
 * which branches stay beside each other until a gateway joins all of them. Where a diagram is no free choice it errs
 * towards being beside each other.
 */
final class Concurrency {

    private record Pair(FlowElement one, FlowElement other) {}

    private final Set<Pair> beside = new HashSet<>();
    private final Deque<Pair> open = new ArrayDeque<>();

    /** @param level a process or what holds a part of one */
    Concurrency(ModelElementInstance level) {
        Collection<FlowNode> nodes = level.getChildElementsByType(FlowNode.class);
        nodes.forEach(node -> begin(node, nodes));
        while (!open.isEmpty()) {
            Pair pair = open.poll();
            next(pair.one(), pair.other()).forEach(each -> add(each, pair.other()));
        }
    }

    /** Whether one may begin while the other goes on; of an element itself, whether two of it may. */
    boolean areBeside(FlowNode one, FlowNode other) {
        return beside.contains(new Pair(one, other));
    }

    private void begin(FlowNode node, Collection<FlowNode> level) {
        List<SequenceFlow> ways = List.copyOf(node.getOutgoing());
        if (!(node instanceof ExclusiveGateway) && !(node instanceof EventBasedGateway)) {
            ways.forEach(
                    one -> ways.stream().filter(other -> !other.equals(one)).forEach(other -> add(one, other)));
        }
        if (node instanceof BoundaryEvent event && !event.cancelActivity()) {
            add(event, event.getAttachedTo());
            add(event, event);
        }
        if (node instanceof SubProcess sub && sub.triggeredByEvent() && !interrupts(sub)) {
            level.forEach(each -> add(sub, each));
        }
    }

    private void add(FlowElement one, FlowElement other) {
        if (beside.add(new Pair(one, other))) {
            open.add(new Pair(one, other));
        }
        if (beside.add(new Pair(other, one))) {
            open.add(new Pair(other, one));
        }
    }

    /** Where the one comes to while the other goes on. */
    private Stream<? extends FlowElement> next(FlowElement one, FlowElement other) {
        if (one instanceof SequenceFlow flow) {
            FlowNode target = flow.getTarget();
            return isJoin(target)
                            && !target.getIncoming().stream().allMatch(way -> beside.contains(new Pair(way, other)))
                    ? Stream.empty()
                    : Stream.of(target);
        }
        return Stream.concat(((FlowNode) one).getOutgoing().stream(), edge((FlowNode) one));
    }

    private static Stream<BoundaryEvent> edge(FlowNode node) {
        return node.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(node));
    }

    private static boolean isJoin(FlowNode node) {
        return node instanceof ParallelGateway || node instanceof InclusiveGateway;
    }

    private static boolean interrupts(SubProcess sub) {
        return sub.getChildElementsByType(StartEvent.class).stream().allMatch(StartEvent::isInterrupting);
    }
}
