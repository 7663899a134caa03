package org.gatehouse.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.gatehouse.Shipped;
import org.gatehouse.drawing.Drawing.Label;
import org.gatehouse.drawing.Drawing.Line;
import org.gatehouse.drawing.Drawing.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped diagrams are drawn so that they can be read: the straight way is straight, and nothing lies on anything
 * else. What owners propose is not held to this.
 */
class DiagramLayoutTest {

    /** The lock-down's twelve steps lie side by side, six above the straight line and six below it. */
    private static final Set<String> SPREAD = Set.of("lock-down-entered");

    /** Each of the twelve steps passes it by itself; nothing waits there for anything else. */
    private static final Set<String> JOINS_AND_FORKS = Set.of("left-to-person");

    static List<Path> diagrams() {
        return Shipped.diagrams();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void noShapeLiesOnAnother(Path file) {
        Drawing drawing = Drawing.read(file);
        assertThat(pairs(drawing.shapes())
                        .filter(pair -> pair.one().box().overlaps(pair.other().box()))
                        .filter(pair -> !belongTogether(drawing, pair.one(), pair.other()))
                        .map(pair -> pair.one().id() + " on " + pair.other().id()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyShapeIsInsideItsSubProcess(Path file) {
        Drawing drawing = Drawing.read(file);
        Map<String, Box> scopes =
                drawing.shapes().stream().filter(Shape::isScope).collect(Collectors.toMap(Shape::id, Shape::box));
        assertThat(drawing.shapes())
                .filteredOn(shape -> scopes.containsKey(shape.scope()))
                .allMatch(shape -> scopes.get(shape.scope()).contains(shape.box()));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void noLineGoesThroughAShape(Path file) {
        Drawing drawing = Drawing.read(file);
        assertThat(drawing.lines().stream()
                        .flatMap(line -> drawing.shapes().stream()
                                .filter(shape -> isForeign(drawing, line, shape))
                                .filter(shape -> goesThrough(line, shape.box()))
                                .map(shape -> line.id() + " through " + shape.id())))
                .isEmpty();
    }

    /** Lines that begin or end at the same shape may run together. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void noTwoLinesCross(Path file) {
        assertThat(pairs(Drawing.read(file).lines())
                        .filter(pair -> !pair.one().sharesAnEndWith(pair.other()))
                        .filter(pair -> cross(pair.one(), pair.other()))
                        .map(pair -> pair.one().id() + " across " + pair.other().id()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void noLabelLiesOnAnything(Path file) {
        Drawing drawing = Drawing.read(file);
        Stream<String> onLabels = pairs(drawing.labels())
                .filter(pair -> pair.one().box().overlaps(pair.other().box()))
                .map(pair ->
                        pair.one().of() + " on the label of " + pair.other().of());
        Stream<String> onShapes = drawing.labels().stream()
                .flatMap(label -> drawing.shapes().stream()
                        .filter(shape -> shape.isScope()
                                ? crossesTheBorder(label, shape)
                                : label.box().overlaps(shape.box()))
                        .map(shape -> label.of() + " on " + shape.id()));
        Stream<String> onLines = drawing.labels().stream()
                .flatMap(label -> drawing.lines().stream()
                        .filter(line -> goesThrough(line, label.box()))
                        .map(line -> label.of() + " on " + line.id()));
        assertThat(Stream.of(onLabels, onShapes, onLines).flatMap(each -> each)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void linesHaveRightAngles(Path file) {
        assertThat(Drawing.read(file).lines())
                .allMatch(line ->
                        line.segments().stream().allMatch(segment -> segment.isHorizontal() || segment.isVertical()));
    }

    /** Only a way back into a loop, and an explanation, may go left. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void theWayGoesFromLeftToRight(Path file) {
        Drawing drawing = Drawing.read(file);
        assertThat(drawing.lines())
                .filteredOn(Line::isFlow)
                .filteredOn(line -> drawing.shape(line.target()).box().centre()
                        < drawing.shape(line.source()).box().centre())
                .allMatch(line -> joins(drawing.shape(line.target())));
    }

    /** From the start of the process, and of each sub-process, one straight line of flows leads to an end. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void theStraightWayIsStraight(Path file) {
        Drawing drawing = Drawing.read(file);
        assertThat(drawing.shapes())
                .filteredOn(shape -> shape.element() instanceof StartEvent)
                .isNotEmpty()
                .filteredOn(start -> !SPREAD.contains(start.id()))
                .allMatch(start -> leadsStraightToAnEnd(drawing, start));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void waysComeTogetherAtAGatewayOrAnEnd(Path file) {
        assertThat(Drawing.read(file).shapes())
                .filteredOn(shape -> shape.element() instanceof FlowNode node
                        && node.getIncoming().size() > 1)
                .allMatch(shape -> shape.element() instanceof Gateway || shape.element() instanceof EndEvent);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void noGatewayBothJoinsAndForks(Path file) {
        assertThat(Drawing.read(file).shapes())
                .filteredOn(shape -> joins(shape)
                        && ((Gateway) shape.element()).getOutgoing().size() > 1)
                .allMatch(shape -> JOINS_AND_FORKS.contains(shape.id()));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void anAnnotationSaysWhereTheRuleComesFrom(Path file) {
        assertThat(Drawing.read(file).shapes().stream()
                        .map(Shape::element)
                        .filter(TextAnnotation.class::isInstance)
                        .map(annotation ->
                                ((TextAnnotation) annotation).getText().getTextContent()))
                .isNotEmpty()
                .allMatch(text -> text.startsWith("Source: "));
    }

    private static boolean belongTogether(Drawing drawing, Shape one, Shape other) {
        return drawing.isWithin(one.id(), other.id())
                || drawing.isWithin(other.id(), one.id())
                || one.host().filter(other.id()::equals).isPresent()
                || other.host().filter(one.id()::equals).isPresent();
    }

    /** A line may be drawn inside the scopes its ends are in, and over nothing else. */
    private static boolean isForeign(Drawing drawing, Line line, Shape shape) {
        return !line.touches(shape.id())
                && !drawing.isWithin(line.source(), shape.id())
                && !drawing.shape(line.source())
                        .host()
                        .filter(shape.id()::equals)
                        .isPresent();
    }

    private static boolean goesThrough(Line line, Box box) {
        return line.segments().stream().anyMatch(segment -> segment.goesThrough(box));
    }

    private static boolean cross(Line one, Line other) {
        return one.segments().stream()
                .anyMatch(segment -> other.segments().stream().anyMatch(segment::meets));
    }

    private static boolean crossesTheBorder(Label label, Shape scope) {
        return label.box().overlaps(scope.box()) && !scope.box().contains(label.box());
    }

    private static boolean joins(Shape shape) {
        return shape.element() instanceof Gateway gateway
                && gateway.getIncoming().size() > 1;
    }

    private static boolean leadsStraightToAnEnd(Drawing drawing, Shape start) {
        double middle = start.box().middle();
        Set<String> reached = new TreeSet<>(Set.of(start.id()));
        List<Line> straight = drawing.lines().stream()
                .filter(Line::isFlow)
                .filter(line ->
                        line.segments().stream().allMatch(segment -> segment.y1() == middle && segment.y2() == middle))
                .toList();
        while (straight.stream()
                .filter(line -> reached.contains(line.source()))
                .anyMatch(line -> reached.add(line.target()))) {
            // Each round goes one flow further.
        }
        return reached.stream()
                .map(drawing::shape)
                .anyMatch(shape ->
                        shape.element() instanceof EndEvent && shape.scope().equals(start.scope()));
    }

    private record Pair<T>(T one, T other) {}

    private static <T> Stream<Pair<T>> pairs(List<T> all) {
        return all.stream()
                .flatMap(one ->
                        all.subList(all.indexOf(one) + 1, all.size()).stream().map(other -> new Pair<>(one, other)));
    }
}
