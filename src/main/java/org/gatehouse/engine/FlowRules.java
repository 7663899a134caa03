package org.gatehouse.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** How the flows of a diagram hang together: where it begins, where each flow leads, and that no round runs for ever. */
final class FlowRules {

    private static final Set<String> MAY_THROW =
            Set.of("bpmn:serviceTask", "bpmn:endEvent", "bpmn:intermediateThrowEvent");
    private static final Set<String> ALWAYS_WAIT = Set.of("bpmn:userTask", "bpmn:receiveTask", "bpmn:callActivity");
    private static final int MOST_NAMED = 5;

    /** A place in the graph: an element and what of it, so that a sub-process has a way in and a way out. */
    private record Place(String element, Part part) {}

    private enum Part {
        IN,
        OUT,
        THROWN_INSIDE,
        THROWN_BEYOND
    }

    private final ModelDocument document;
    private final StepCatalogue steps;
    private final Set<String> types;
    private final Map<String, Element> nodes;
    private final Map<String, List<Element>> leaving;
    private final Map<Place, Set<Place>> next = new HashMap<>();

    FlowRules(ModelDocument document, StepCatalogue steps, Set<String> types) {
        this.steps = steps;
        this.document = document;
        this.types = types;
        this.nodes = document.all(types)
                .collect(Collectors.toMap(node -> value(node, "id"), node -> node, (first, second) -> first));
        this.leaving =
                document.all("bpmn:sequenceFlow").collect(Collectors.groupingBy(flow -> value(flow, "sourceRef")));
    }

    void check() {
        checkIds();
        document.all("bpmn:sequenceFlow").forEach(this::checkEnds);
        document.all(types).forEach(this::checkDefault);
        document.all("bpmn:process").forEach(this::checkStart);
        checkRounds();
    }

    private void checkIds() {
        Set<String> seen = new HashSet<>();
        document.all()
                .filter(element -> !value(element, "id").isEmpty())
                .filter(element -> !seen.add(value(element, "id")))
                .forEach(element -> document.error(
                        element,
                        "doubled-id",
                        "Another element has the id '%s' already; give this one an id of its own"
                                .formatted(ExpressionGrammar.shown(value(element, "id")))));
    }

    private void checkEnds(Element flow) {
        checkEnd(flow, "sourceRef", "begins");
        checkEnd(flow, "targetRef", "ends");
    }

    private void checkEnd(Element flow, String end, String verb) {
        Element node = nodes.get(value(flow, end));
        if (node == null || node.getParentNode() != flow.getParentNode()) {
            flag(
                    flow,
                    "loose-flow",
                    "%s at '%s', which is not there in the same process or sub-process; draw it between two elements"
                            .formatted(verb, ExpressionGrammar.shown(value(flow, end))));
        }
    }

    private void checkDefault(Element node) {
        String flow = value(node, "default");
        boolean own = leaving.getOrDefault(value(node, "id"), List.of()).stream()
                .anyMatch(each -> value(each, "id").equals(flow));
        if (!flow.isEmpty() && !own) {
            flag(
                    node,
                    "default",
                    "has the default flow '%s', which does not leave it; choose one of its own flows"
                            .formatted(ExpressionGrammar.shown(flow)));
        }
    }

    private void checkStart(Element process) {
        List<Element> starts = ModelDocument.children(process)
                .filter(child -> document.name(child).equals("bpmn:startEvent"))
                .toList();
        starts.stream()
                .filter(start -> definitions(start).findAny().isPresent())
                .forEach(
                        start -> flag(
                                start,
                                "start",
                                "starts the process at a time, by a message or by an error; only the product starts it, with a start event of no kind"));
        starts.stream()
                .filter(start -> definitions(start).findAny().isEmpty())
                .skip(1)
                .forEach(start -> flag(start, "start", "is a second start of the process; keep one start event"));
    }

    private void checkRounds() {
        document.all(types).forEach(this::lead);
        Set<String> round = round();
        document.all(types)
                .filter(node -> round.contains(value(node, "id")))
                .findFirst()
                .ifPresent(node -> flag(
                        node,
                        "endless",
                        "is in a round in which nothing waits, so it would run for ever (%s); put a user task, a receive task, a timer with a variable date, a message or a call into the round"
                                .formatted(round.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")))));
    }

    private void lead(Element node) {
        if (waits(node)) {
            return;
        }
        String id = value(node, "id");
        String type = document.name(node);
        String scope = node.getParentNode() instanceof Element parent ? value(parent, "id") : "";
        if (type.equals("bpmn:subProcess")) {
            leadScope(node, id, scope);
        } else {
            edge(id, Part.IN, id, Part.OUT);
        }
        if (type.equals("bpmn:endEvent")) {
            edge(id, Part.OUT, scope, Part.OUT);
        }
        if (type.equals("bpmn:boundaryEvent")) {
            String host = value(node, "attachedToRef");
            boolean scoped =
                    nodes.containsKey(host) && document.name(nodes.get(host)).equals("bpmn:subProcess");
            edge(host, scoped ? Part.THROWN_BEYOND : Part.IN, id, Part.IN);
        }
        if (MAY_THROW.contains(type)) {
            edge(id, Part.IN, scope, Part.THROWN_INSIDE);
        }
        targets(id).forEach(target -> edge(id, Part.OUT, target, Part.IN));
    }

    private void leadScope(Element scope, String id, String parent) {
        boolean apart = value(scope, "triggeredByEvent").equals("true");
        edge(id, Part.THROWN_INSIDE, id, Part.THROWN_BEYOND);
        // What goes wrong inside an event sub-process is not caught by one beside it, but further out.
        edge(id, Part.THROWN_BEYOND, parent, apart ? Part.THROWN_BEYOND : Part.THROWN_INSIDE);
        ModelDocument.children(scope)
                .filter(child -> document.name(child).equals("bpmn:startEvent"))
                .filter(start -> !waits(start))
                .forEach(start ->
                        edge(apart ? parent : id, apart ? Part.THROWN_INSIDE : Part.IN, value(start, "id"), Part.IN));
        if (apart) {
            edge(id, Part.OUT, parent, Part.OUT);
        }
        if (mayHaveNoRound(scope)) {
            edge(id, Part.IN, id, Part.OUT);
        }
    }

    private boolean waits(Element node) {
        return ALWAYS_WAIT.contains(document.name(node)) && !mayHaveNoRound(node)
                || doesTheNextPart(node)
                || definitions(node).anyMatch(this::waitsFor);
    }

    /** As a job of its own each time, so that the round goes on where it was. */
    private boolean doesTheNextPart(Element node) {
        return steps.namedBy(value(node, "camunda:delegateExpression"))
                        .filter(StepCatalogue.Entry::doesTheNextPart)
                        .isPresent()
                && value(node, "camunda:asyncBefore").equals("true")
                && !mayHaveNoRound(node);
    }

    /** A fixed instant lies in the past at some time, and then nothing waits for it any more. */
    private boolean waitsFor(Element definition) {
        return switch (document.name(definition)) {
            case "bpmn:messageEventDefinition" -> true;
            case "bpmn:timerEventDefinition" ->
                document.child(definition, "bpmn:timeDate")
                        .map(ModelDocument::text)
                        .filter(ExpressionGrammar::holdsExpression)
                        .isPresent();
            default -> false;
        };
    }

    /** Work for each of a list is none where the list is empty. */
    private boolean mayHaveNoRound(Element node) {
        return document.child(node, "bpmn:multiInstanceLoopCharacteristics").isPresent();
    }

    private Stream<Element> definitions(Element event) {
        return ModelDocument.children(event)
                .filter(child -> document.name(child).endsWith("EventDefinition"));
    }

    private Stream<String> targets(String id) {
        return leaving.getOrDefault(id, List.of()).stream()
                .map(flow -> value(flow, "targetRef"))
                .filter(target -> nodes.containsKey(target) && !waits(nodes.get(target)));
    }

    private void edge(String from, Part fromPart, String to, Part toPart) {
        next.computeIfAbsent(new Place(from, fromPart), any -> new LinkedHashSet<>())
                .add(new Place(to, toPart));
    }

    /** The elements that are left when all that leads into or out of a round is taken away. */
    private Set<String> round() {
        Map<Place, Set<Place>> before = new HashMap<>();
        next.forEach((from, targets) -> targets.forEach(
                to -> before.computeIfAbsent(to, any -> new HashSet<>()).add(from)));
        Set<Place> left = without(next, before);
        left.retainAll(without(before, next));
        return left.stream()
                .map(Place::element)
                .filter(nodes::containsKey)
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All places but those that no round leads to. */
    private static Set<Place> without(Map<Place, Set<Place>> next, Map<Place, Set<Place>> before) {
        Set<Place> left = new HashSet<>(next.keySet());
        left.addAll(before.keySet());
        Map<Place, Integer> arriving = new HashMap<>();
        left.forEach(place ->
                arriving.put(place, before.getOrDefault(place, Set.of()).size()));
        Deque<Place> unreached = new ArrayDeque<>();
        left.stream().filter(place -> arriving.get(place) == 0).forEach(unreached::add);
        while (!unreached.isEmpty()) {
            Place place = unreached.remove();
            left.remove(place);
            next.getOrDefault(place, Set.of()).stream()
                    .filter(to -> arriving.merge(to, -1, Integer::sum) == 0)
                    .forEach(unreached::add);
        }
        return left;
    }

    private void flag(Element element, String rule, String sentence) {
        document.error(element, rule, "'%s' %s".formatted(ExpressionGrammar.shown(document.called(element)), sentence));
    }

    private String value(Element element, String attribute) {
        return document.value(element, attribute);
    }
}
