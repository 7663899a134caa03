package org.gatehouse.engine;

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
 * Whether each variable that a changed diagram reads is there. It is where a step, a result or a mapping of the diagram
 * writes it, or where the product gives it: that is what the shipped diagram reads and does not write itself. A case
 * that comes to a variable which is not there stops.
 */
final class UsedVariables {

    private static final Set<String> STEPS = Set.of("camunda:delegateExpression", "delegateExpression");
    private static final Set<String> WRITING = Set.of(
            "camunda:resultVariable",
            "camunda:elementVariable",
            "camunda:errorCodeVariable",
            "camunda:errorMessageVariable",
            "camunda:escalationCodeVariable");

    private final StepCatalogue steps;
    private final ModelDocument proposed;
    private final Set<String> readAsShipped;
    private final Set<String> writtenAsShipped;

    UsedVariables(StepCatalogue steps, ModelDocument shipped, ModelDocument proposed) {
        this.steps = steps;
        this.proposed = proposed;
        this.readAsShipped = read(shipped).keySet();
        this.writtenAsShipped = written(shipped);
    }

    /** The variables that the shipped diagram reads or writes. */
    Set<String> known() {
        var all = new TreeSet<>(readAsShipped);
        all.addAll(writtenAsShipped);
        return all;
    }

    /** Those of them that its steps and mappings write. */
    Set<String> written() {
        return writtenAsShipped;
    }

    Stream<Problem> check() {
        Set<String> there = new TreeSet<>(readAsShipped);
        there.removeAll(writtenAsShipped);
        there.addAll(written(proposed));
        return read(proposed).entrySet().stream()
                .filter(each -> !there.contains(each.getKey()))
                .flatMap(each -> each.getValue().stream()
                        .map(element -> new Problem(
                                element,
                                "unwritten-variable",
                                Severity.ERROR,
                                "It reads the variable '%s', which no step of this diagram writes and the product does not give; there are: %s"
                                        .formatted(each.getKey(), String.join(", ", there)))));
    }

    /** The variables read, each with the ids of the elements that read it. */
    private Map<String, Set<String>> read(ModelDocument document) {
        Map<String, Set<String>> readers = new TreeMap<>();
        document.all()
                .forEach(element -> reads(document, element)
                        .forEach(variable -> readers.computeIfAbsent(variable, any -> new TreeSet<>())
                                .add(document.nearestId(element))));
        return readers;
    }

    private Stream<String> reads(ModelDocument document, Element element) {
        Stream<String> byExpressions = Stream.concat(
                        Stream.of(ModelDocument.text(element)),
                        ModelDocument.attributes(element)
                                .filter(attribute -> !STEPS.contains(document.name(attribute)))
                                .map(attribute -> attribute.getValue()))
                .flatMap(value -> ExpressionGrammar.VARIABLE_READ.matcher(value).results())
                .map(found -> found.group(1));
        Stream<String> byName = Stream.of(
                        document.value(element, "camunda:collection"),
                        document.name(element).equals("camunda:in") ? document.value(element, "source") : "")
                .filter(name -> !name.isEmpty() && !ExpressionGrammar.holdsExpression(name));
        return Stream.of(byExpressions, byName, named(document, element).flatMap(step -> step.reads().stream()))
                .flatMap(names -> names);
    }

    private Set<String> written(ModelDocument document) {
        return document.all()
                .flatMap(element -> Stream.of(
                                WRITING.stream().map(attribute -> document.value(element, attribute)),
                                Stream.of(
                                        document.name(element).equals("camunda:out")
                                                ? document.value(element, "target")
                                                : ""),
                                named(document, element).flatMap(step -> step.writes().stream()))
                        .flatMap(names -> names))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The step or listener that an element names. */
    private Stream<StepCatalogue.Entry> named(ModelDocument document, Element element) {
        return STEPS.stream()
                .map(attribute -> document.value(element, attribute))
                .flatMap(expression -> steps.namedBy(expression).stream());
    }
}
