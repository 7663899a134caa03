package org.gatehouse.drawing;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** A diagram as it is drawn: boxes, lines and labels in pixels, y growing downwards. */
record Drawing(List<Shape> shapes, List<Line> lines, List<Label> labels) {

    /**
     * @param scope the id of the sub-process it is drawn in, or of the process
     * @param host the id of the activity whose border it sits on; empty for all but boundary events
     */
    record Shape(BaseElement element, Box box, String scope, Optional<String> host) {

        String id() {
            return element.getId();
        }

        boolean isScope() {
            return element instanceof SubProcess;
        }
    }

    record Line(BaseElement element, String source, String target, List<Segment> segments) {

        String id() {
            return element.getId();
        }

        boolean isFlow() {
            return element instanceof SequenceFlow;
        }

        boolean touches(String shape) {
            return source.equals(shape) || target.equals(shape);
        }

        boolean sharesAnEndWith(Line other) {
            return touches(other.source) || touches(other.target);
        }
    }

    /** The name written beside an event, a gateway or a flow. */
    record Label(String of, Box box) {}

    static Drawing read(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Collection<BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class);
        Collection<BpmnEdge> edges = model.getModelElementsByType(BpmnEdge.class);
        return new Drawing(
                shapes.stream().map(Drawing::shape).toList(),
                edges.stream().map(Drawing::line).toList(),
                Stream.concat(
                                shapes.stream()
                                        .flatMap(shape -> label(shape.getBpmnElement(), shape.getBpmnLabel()).stream()),
                                edges.stream()
                                        .flatMap(edge -> label(edge.getBpmnElement(), edge.getBpmnLabel()).stream()))
                        .toList());
    }

    /** Whether a shape is drawn within a scope, however deep. */
    boolean isWithin(String shape, String scope) {
        String parent = shape(shape).scope();
        return parent.equals(scope)
                || shapes.stream().anyMatch(each -> each.id().equals(parent)) && isWithin(parent, scope);
    }

    Shape shape(String id) {
        return shapes.stream()
                .filter(shape -> shape.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Shape shape(BpmnShape shape) {
        BaseElement element = shape.getBpmnElement();
        Optional<String> host = element instanceof BoundaryEvent event
                ? Optional.of(event.getAttachedTo().getId())
                : Optional.empty();
        return new Shape(element, box(shape.getBounds()), ((BaseElement) element.getParentElement()).getId(), host);
    }

    private static Line line(BpmnEdge edge) {
        BaseElement element = edge.getBpmnElement();
        List<Waypoint> points = List.copyOf(edge.getWaypoints());
        List<Segment> segments = IntStream.range(1, points.size())
                .mapToObj(at -> segment(points.get(at - 1), points.get(at)))
                .toList();
        if (element instanceof SequenceFlow flow) {
            return new Line(flow, flow.getSource().getId(), flow.getTarget().getId(), segments);
        }
        var association = (Association) element;
        return new Line(
                association,
                association.getSource().getId(),
                association.getTarget().getId(),
                segments);
    }

    private static Segment segment(Waypoint from, Waypoint to) {
        return new Segment(from.getX(), from.getY(), to.getX(), to.getY());
    }

    private static Optional<Label> label(BaseElement of, BpmnLabel label) {
        return Optional.ofNullable(label).map(BpmnLabel::getBounds).map(bounds -> new Label(of.getId(), box(bounds)));
    }

    private static Box box(Bounds bounds) {
        return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }
}
