package org.gatehouse.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.engine.StepCatalogue.Entry;
import org.w3c.dom.Element;

/** The conventions of the house for diagrams: to break one is not dangerous, but a good diagram keeps them all. */
final class DiagramRules {

    private static final Set<String> GATEWAYS =
            bpmn("exclusiveGateway inclusiveGateway parallelGateway eventBasedGateway");
    private static final Set<String> ACTIVITIES =
            bpmn("userTask serviceTask businessRuleTask receiveTask callActivity subProcess");
    private static final Set<String> UNENTERED = bpmn("startEvent boundaryEvent");
    private static final Set<String> ENTERED = bpmn("endEvent intermediateCatchEvent intermediateThrowEvent");
    private static final Set<String> NODES = union(GATEWAYS, ACTIVITIES, UNENTERED, ENTERED);
    private static final Set<String> JOBS = union(NODES, bpmn("multiInstanceLoopCharacteristics"));
    private static final Set<String> RECORDED = union(NODES, bpmn("process sequenceFlow message error escalation"));
    private static final Pattern GENERATED = Pattern.compile("[A-Z][A-Za-z]*_([01][0-9a-z]{6}|[0-9]+)");

    private final ModelDocument document;
    private final StepCatalogue steps;
    private final Map<String, List<Element>> outgoing;
    private final Map<String, List<Element>> incoming;
    private final Map<String, Element> activities;
    private final Map<String, String> codes;
    private final Map<Element, Set<String>> thrown = new IdentityHashMap<>();

    DiagramRules(ModelDocument document, StepCatalogue steps) {
        this.document = document;
        this.steps = steps;
        this.outgoing = document.all("bpmn:sequenceFlow").collect(groupingBy(flow -> value(flow, "sourceRef")));
        this.incoming = document.all("bpmn:sequenceFlow").collect(groupingBy(flow -> value(flow, "targetRef")));
        this.activities = document.all(ACTIVITIES).collect(toMap(task -> value(task, "id"), task -> task, (a, b) -> a));
        this.codes = document.all("bpmn:error")
                .collect(toMap(error -> value(error, "id"), error -> value(error, "errorCode"), (a, b) -> a));
    }

    /** Checks the diagram in a file of the given name (without its suffix). */
    void check(String fileName) {
        checkFile(fileName);
        new FlowRules(document, steps, NODES).check();
        document.all(NODES).forEach(this::checkNode);
        document.all("bpmn:serviceTask").forEach(this::checkServiceTask);
        document.all("bpmn:userTask").forEach(this::checkUserTask);
        document.all("bpmn:businessRuleTask")
                .forEach(task -> require(task, "camunda:decisionRef", "decision", "must name its decision table"));
        document.all("bpmn:exclusiveGateway").forEach(this::checkChoice);
        document.all("bpmn:errorEventDefinition").forEach(this::checkCaughtError);
        flag(bpmn("process subProcess"), scope -> child(scope, "bpmn:endEvent").isEmpty(), "end", "has no end event");
        flag(
                ACTIVITIES,
                activity -> isRepeated(activity) && isInsideRepeated(activity),
                "nested-loop",
                "is done for each of a list inside something that is so itself; work that multiplies is not allowed, repeat only one of them");
        flag(JOBS, this::isJobWithoutRetries, "retries", "must say when it is tried again after a failure");
        flag(
                RECORDED,
                element -> GENERATED.matcher(value(element, "id")).matches(),
                "generated-id",
                "has an id that says nothing, made up by the editor");
        flag(NODES, undrawn("bpmndi:BPMNShape"), "drawn", "is not drawn, it has no shape");
        flag(bpmn("sequenceFlow"), undrawn("bpmndi:BPMNEdge"), "drawn", "is not drawn, it has no line");
    }

    private void checkFile(String fileName) {
        document.requirePlatform();
        List<Element> processes = document.all("bpmn:process").toList();
        if (processes.size() != 1 || !is(processes.get(0), "isExecutable", "true")) {
            document.error(document.root(), "executable", "The file must hold one process, and it must be executable");
        }
        processes.forEach(process -> checkProcess(process, fileName));
    }

    private void checkProcess(Element process, String fileName) {
        if (!is(process, "id", fileName)) {
            flag(process, "file-name", "must have the name of its file as its id, '%s'".formatted(fileName));
        }
        require(process, "name", "name", "needs a name");
        require(process, "camunda:versionTag", "version-tag", "needs a version tag such as 1.0.0");
        require(process, "camunda:historyTimeToLive", "history", "must say how long its history is kept");
        requireDocumentation(process);
    }

    private void checkNode(Element node) {
        String type = document.name(node);
        boolean apart = is(node, "triggeredByEvent", "true");
        int leaving = flows(outgoing, node).size();
        int arriving = flows(incoming, node).size();
        if (!GATEWAYS.contains(type) || leaving > 1 || arriving < 2) {
            require(node, "name", "name", "needs a name");
        }
        if (leaving == 0 && !apart && !type.equals("bpmn:endEvent")) {
            flag(node, "dead-end", "leads nowhere; draw a flow from it or end the process there");
        }
        if (arriving == 0 && !apart && !UNENTERED.contains(type)) {
            flag(node, "unreachable", "is never reached; draw a flow to it");
        }
        if (!is(node, "camunda:formRef", "") && !is(node, "camunda:formRefBinding", "deployment")) {
            flag(node, "form-binding", "must use the form it is deployed with (binding 'deployment')");
        }
    }

    private void checkServiceTask(Element task) {
        requireDocumentation(task);
        require(task, "camunda:delegateExpression", "no-step", "must name its step");
        // In a loop each round must be a job, or the failure of one would repeat the rounds before it.
        Element job = child(task, "bpmn:multiInstanceLoopCharacteristics").orElse(task);
        if (step(task).filter(Entry::remote).isPresent() && !is(job, "camunda:asyncBefore", "true")) {
            flag(task, "async", "works on another system and so must be 'asynchronous before'");
        }
    }

    private void checkUserTask(Element task) {
        requireDocumentation(task);
        require(task, "camunda:candidateGroups", "candidate-groups", "must be offered to a group");
        require(task, "camunda:formRef", "form", "must name its form");
    }

    private void checkChoice(Element gateway) {
        List<Element> flows = flows(outgoing, gateway);
        flows.stream()
                .filter(flow -> flows.size() > 1)
                .filter(flow -> !is(flow, "id", value(gateway, "default")))
                .filter(flow -> child(flow, "bpmn:conditionExpression").isEmpty())
                .forEach(flow -> flag(flow, "condition", "needs a condition or must be the default flow"));
    }

    private void checkCaughtError(Element definition) {
        String code = code(definition);
        caughtIn(definition).filter(scope -> !code.isEmpty()).ifPresent(scope -> {
            Set<String> known = thrown.computeIfAbsent(scope, this::thrownIn);
            if (!known.isEmpty() && !known.contains(code)) {
                String instead = String.join(", ", known);
                flag(scope, "error-code", "never ends with the error '%s', only with %s".formatted(code, instead));
            }
        });
    }

    /** What an event catches the errors of: an activity or a scope. An end event catches none, it throws. */
    private Optional<Element> caughtIn(Element definition) {
        Optional<Element> event = parent(definition);
        return switch (event.map(document::name).orElse("")) {
            case "bpmn:boundaryEvent" -> Optional.ofNullable(activities.get(value(event.get(), "attachedToRef")));
            case "bpmn:startEvent" -> event.flatMap(DiagramRules::parent).flatMap(DiagramRules::parent);
            default -> Optional.empty();
        };
    }

    /** The codes of all errors that may come out of a scope; none where that cannot be known. */
    private Set<String> thrownIn(Element scope) {
        List<Element> inside = within(scope).toList();
        if (inside.stream().anyMatch(element -> document.name(element).equals("bpmn:callActivity"))) {
            return Set.of();
        }
        Stream<String> bySteps =
                inside.stream().flatMap(task -> step(task).stream()).flatMap(step -> step.errors().stream());
        Stream<String> byEnds = inside.stream()
                .filter(element -> document.name(element).equals("bpmn:endEvent"))
                .flatMap(end -> document.child(end, "bpmn:errorEventDefinition").stream())
                .map(this::code);
        return Stream.concat(bySteps, byEnds).collect(Collectors.toCollection(TreeSet::new));
    }

    private String code(Element definition) {
        return codes.getOrDefault(value(definition, "errorRef"), "");
    }

    private static Stream<Element> within(Element scope) {
        return Stream.concat(Stream.of(scope), ModelDocument.children(scope).flatMap(DiagramRules::within));
    }

    private boolean isJobWithoutRetries(Element element) {
        return is(element, "camunda:asyncBefore", "true")
                && child(element, "bpmn:extensionElements")
                        .flatMap(extensions -> child(extensions, "camunda:failedJobRetryTimeCycle"))
                        .isEmpty();
    }

    private boolean isRepeated(Element activity) {
        return child(activity, "bpmn:multiInstanceLoopCharacteristics").isPresent();
    }

    private boolean isInsideRepeated(Element activity) {
        return Stream.iterate(parent(activity), Optional::isPresent, scope -> scope.flatMap(DiagramRules::parent))
                .flatMap(Optional::stream)
                .anyMatch(this::isRepeated);
    }

    private Predicate<Element> undrawn(String shape) {
        Set<String> drawn = document.all(shape)
                .map(drawing -> value(drawing, "bpmnElement"))
                .collect(toSet());
        return element -> !drawn.contains(value(element, "id"));
    }

    private void require(Element element, String attribute, String rule, String otherwise) {
        if (value(element, attribute).isBlank()) {
            flag(element, rule, otherwise);
        }
    }

    private void requireDocumentation(Element element) {
        if (child(element, "bpmn:documentation")
                .map(ModelDocument::text)
                .orElse("")
                .isEmpty()) {
            flag(element, "documentation", "needs a sentence that says what it is for");
        }
    }

    private void flag(Set<String> types, Predicate<Element> broken, String rule, String sentence) {
        document.all(types).filter(broken).forEach(element -> flag(element, rule, sentence));
    }

    private void flag(Element element, String rule, String sentence) {
        document.error(element, rule, "'%s' %s".formatted(ExpressionGrammar.shown(document.called(element)), sentence));
    }

    private Optional<Entry> step(Element task) {
        return steps.namedBy(value(task, "camunda:delegateExpression"));
    }

    private String value(Element element, String attribute) {
        return document.value(element, attribute);
    }

    private boolean is(Element element, String attribute, String value) {
        return value(element, attribute).equals(value);
    }

    private Optional<Element> child(Element element, String type) {
        return document.child(element, type);
    }

    private List<Element> flows(Map<String, List<Element>> flows, Element node) {
        return flows.getOrDefault(value(node, "id"), List.of());
    }

    private static Set<String> bpmn(String names) {
        return Stream.of(names.split(" ")).map("bpmn:"::concat).collect(toSet());
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        return Stream.of(sets).flatMap(Set::stream).collect(toSet());
    }

    private static Optional<Element> parent(Element element) {
        return element.getParentNode() instanceof Element parent ? Optional.of(parent) : Optional.empty();
    }
}
