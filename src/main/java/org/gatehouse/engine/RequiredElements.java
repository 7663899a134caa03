package org.gatehouse.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.engine.ModelLint.Severity;
import org.w3c.dom.Element;

/**
 * What the product's code speaks of in a diagram or table, which a changed one must keep or running cases would break:
 * messages it sends, tasks it decides, elements it knows by their ids, errors its steps throw, columns it fills and
 * reads. All of it is read from the file that the product ships.
 */
public final class RequiredElements {

    private final StepCatalogue steps;

    public RequiredElements(StepCatalogue steps) {
        this.steps = steps;
    }

    /**
     * What the proposal lacks, or has and the product does not know.
     *
     * @param fileName such as {@code onboarding-request.bpmn}
     * @param shipped the product's own file of that name
     * @param proposal which the lint has passed
     */
    public List<Problem> check(String fileName, byte[] shipped, byte[] proposal) {
        boolean diagram = fileName.endsWith(".bpmn");
        Map<String, String> namespaces = diagram ? ModelLint.NAMESPACES : TableRules.NAMESPACES;
        try {
            var known = new ModelDocument(fileName, namespaces, shipped);
            var proposed = new ModelDocument(fileName, namespaces, proposal);
            return (diagram ? ofDiagram(known, proposed) : ofTable(known, proposed))
                    .map(problem -> problem.element().isEmpty() ? ofFile(fileName, problem) : problem)
                    .toList();
        } catch (ModelDocument.Unreadable unreadable) {
            return List.of(ModelLint.refusal(fileName, "unreadable", unreadable.getMessage()));
        }
    }

    private Stream<Problem> ofDiagram(ModelDocument known, ModelDocument proposed) {
        var variables = new UsedVariables(steps, known, proposed);
        return Stream.of(
                        begin(proposed),
                        messages(known, proposed),
                        tasks(known, proposed),
                        elements(known, proposed),
                        errors(proposed),
                        variables.check(),
                        new Conditions(known, variables.known(), variables.written(), proposed).check(),
                        new SameAsShipped(known, proposed).ofDiagram())
                .flatMap(problems -> problems);
    }

    private static Stream<Problem> begin(ModelDocument proposed) {
        boolean begins = proposed.all("bpmn:startEvent")
                .filter(start -> "bpmn:process".equals(proposed.name(start.getParentNode())))
                .anyMatch(start -> definitions(proposed, start).findAny().isEmpty());
        return begins
                ? Stream.empty()
                : Stream.of(problem(
                        "", "required-start", "The product starts this process itself: keep a start event of no kind"));
    }

    private static Stream<Problem> messages(ModelDocument known, ModelDocument proposed) {
        Set<String> kept = messagesCaught(proposed);
        return messagesCaught(known).stream()
                .filter(message -> !kept.contains(message))
                .map(message -> problem(
                        "",
                        "required-message",
                        "The product sends the message '%s'; an event must catch it".formatted(message)));
    }

    private static Set<String> messagesCaught(ModelDocument document) {
        Map<String, String> names = document.all("bpmn:message")
                .collect(Collectors.toMap(
                        each -> document.value(each, "id"), each -> document.value(each, "name"), (a, b) -> a));
        return document.all(Set.of("bpmn:messageEventDefinition", "bpmn:receiveTask"))
                .map(each -> names.getOrDefault(document.value(each, "messageRef"), ""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Problem> tasks(ModelDocument known, ModelDocument proposed) {
        Set<String> decided = ids(known, "bpmn:userTask");
        Set<String> offered = ids(proposed, "bpmn:userTask");
        Stream<Problem> lost = decided.stream()
                .filter(id -> !offered.contains(id))
                .map(id -> problem(
                        id, "required-task", "The product decides the task with the id '%s'; keep it".formatted(id)));
        Stream<Problem> unknown = offered.stream()
                .filter(id -> !decided.contains(id))
                .map(id -> problem(
                        id,
                        "unknown-task",
                        "The product does not know how a task with the id '%s' is decided".formatted(id)));
        return Stream.concat(lost, unknown);
    }

    private Stream<Problem> elements(ModelDocument known, ModelDocument proposed) {
        Map<String, String> expected = knownByElement(known);
        Map<String, String> found = knownByElement(proposed);
        Stream<Problem> lost = expected.keySet().stream()
                .filter(id -> !expected.get(id).equals(found.get(id)))
                .map(id -> problem(
                        id,
                        "required-element",
                        "The product knows the element '%s', where '%s' is done; keep it"
                                .formatted(id, label(expected.get(id)))));
        Stream<Problem> unknown = found.keySet().stream()
                .filter(id -> !expected.containsKey(id))
                .map(id -> problem(
                        id,
                        "unknown-element",
                        "'%s' goes by the id of its element, and '%s' is none that the product knows"
                                .formatted(label(found.get(id)), id)));
        return Stream.concat(lost, unknown);
    }

    /** The step of each element that uses one which goes by the element's id. */
    private Map<String, String> knownByElement(ModelDocument document) {
        return document.all("bpmn:serviceTask")
                .filter(task -> steps.find(step(document, task))
                        .filter(StepCatalogue.Entry::knownByElement)
                        .isPresent())
                .collect(Collectors.toMap(
                        task -> document.value(task, "id"), task -> step(document, task), (a, b) -> a, TreeMap::new));
    }

    private String label(String step) {
        return steps.find(step).map(StepCatalogue.Entry::label).orElse(step);
    }

    private static String step(ModelDocument document, Element task) {
        return ExpressionGrammar.named(document.value(task, "camunda:delegateExpression"));
    }

    /** An error of a step that nothing catches ends the case there and then, without telling anybody. */
    private Stream<Problem> errors(ModelDocument proposed) {
        return proposed.all("bpmn:serviceTask")
                .flatMap(task -> steps.find(step(proposed, task)).stream()
                        .flatMap(step -> step.errors().stream())
                        .filter(code -> !isCaught(proposed, task, code))
                        .map(code -> problem(
                                proposed.value(task, "id"),
                                "uncaught-error",
                                "It may end with the error '%s', which no event around it catches".formatted(code))));
    }

    private static boolean isCaught(ModelDocument document, Element task, String code) {
        for (Element scope = task; document.name(scope).startsWith("bpmn:"); scope = (Element) scope.getParentNode()) {
            if (catches(document, scope, code)) {
                return true;
            }
            if (document.name(scope).equals("bpmn:process")) {
                return false;
            }
        }
        return false;
    }

    private static boolean catches(ModelDocument document, Element scope, String code) {
        String id = document.value(scope, "id");
        Stream<Element> attached = document.all("bpmn:boundaryEvent")
                .filter(event -> document.value(event, "attachedToRef").equals(id));
        Stream<Element> within = ModelDocument.children(scope)
                .filter(child -> document.value(child, "triggeredByEvent").equals("true"))
                .flatMap(ModelDocument::children)
                .filter(child -> "bpmn:startEvent".equals(document.name(child)));
        return Stream.concat(attached, within)
                .flatMap(event -> definitions(document, event))
                .filter(definition -> document.name(definition).equals("bpmn:errorEventDefinition"))
                .map(definition -> code(document, document.value(definition, "errorRef")))
                .anyMatch(caught -> caught.isEmpty() || caught.equals(code));
    }

    /** Empty for an event that catches every error. */
    private static String code(ModelDocument document, String error) {
        return document.all("bpmn:error")
                .filter(each -> document.value(each, "id").equals(error))
                .map(each -> document.value(each, "errorCode"))
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> definitions(ModelDocument document, Element event) {
        return ModelDocument.children(event)
                .filter(child -> document.name(child).endsWith("EventDefinition"));
    }

    private static Stream<Problem> ofTable(ModelDocument known, ModelDocument proposed) {
        Set<String> filled = inputs(known);
        Stream<Problem> unfilled = inputs(proposed).stream()
                .filter(input -> !filled.contains(input))
                .map(input -> problem(
                        "",
                        "unknown-input",
                        "The product does not fill the input '%s' of this table".formatted(input)));
        Set<String> offered = outputs(proposed);
        Stream<Problem> unread = outputs(known).stream()
                .filter(output -> !offered.contains(output))
                .map(output ->
                        problem("", "required-output", "The product reads the output '%s'; keep it".formatted(output)));
        Stream<Problem> otherHits = hits(known).equals(hits(proposed))
                ? Stream.empty()
                : Stream.of(problem(
                        "",
                        "hit-policy",
                        "The product reads this table with the hit policy %s; set it back"
                                .formatted(String.join(", ", hits(known)))));
        return Stream.of(unfilled, unread, otherHits, new SameAsShipped(known, proposed).ofTable())
                .flatMap(problems -> problems);
    }

    private static Set<String> inputs(ModelDocument document) {
        return document.all("dmn:inputExpression")
                .flatMap(expression -> document.child(expression, "dmn:text").stream())
                .map(ModelDocument::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> outputs(ModelDocument document) {
        return document.all("dmn:output")
                .map(output -> "%s (%s)".formatted(document.value(output, "name"), document.value(output, "typeRef")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> hits(ModelDocument document) {
        return document.all("dmn:decisionTable")
                .map(table -> "%s %s"
                        .formatted(hitPolicy(document, table), document.value(table, "aggregation"))
                        .strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The standard means UNIQUE where none is named, and editors leave it out. */
    private static String hitPolicy(ModelDocument document, Element table) {
        String named = document.value(table, "hitPolicy");
        return named.isEmpty() ? "UNIQUE" : named;
    }

    private static Set<String> ids(ModelDocument document, String elements) {
        return document.all(elements)
                .map(element -> document.value(element, "id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Problem ofFile(String fileName, Problem problem) {
        return problem(fileName, problem.rule(), problem.message());
    }

    /** @param element its id, or nothing where it is about the whole */
    private static Problem problem(String element, String rule, String message) {
        return new Problem(element, rule, Severity.ERROR, message);
    }
}
