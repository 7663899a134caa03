package org.gatehouse.engine;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.engine.ModelLint.Severity;
import org.w3c.dom.Element;

/** What a changed diagram or table may not change although it is there still: how long, where, to whom, how much. */
final class SameAsShipped {

    private static final Set<String> KEPT = Set.of("bpmn:process", "dmn:decision");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern WHOLE_NUMBERS = Pattern.compile("\" *([0-9]{1,6}( *, *[0-9]{1,6})*)? *\"");

    private final ModelDocument known;
    private final ModelDocument proposed;

    SameAsShipped(ModelDocument known, ModelDocument proposed) {
        this.known = known;
        this.proposed = proposed;
    }

    Stream<Problem> ofDiagram() {
        return Stream.of(history(), places(), groups()).flatMap(problems -> problems);
    }

    Stream<Problem> ofTable() {
        return Stream.of(history(), values(), amounts(), listsOfAmounts()).flatMap(problems -> problems);
    }

    /** How long personal data is kept is promised elsewhere. */
    private Stream<Problem> history() {
        Map<String, String> kept = histories(known);
        return histories(proposed).entrySet().stream()
                .filter(each -> kept.containsKey(each.getKey()))
                .filter(each -> !kept.get(each.getKey()).equals(each.getValue()))
                .map(each -> problem(
                        each.getKey(),
                        "history-kept",
                        "Its history is kept for %s (camunda:historyTimeToLive); set it back"
                                .formatted(kept.get(each.getKey()))));
    }

    private static Map<String, String> histories(ModelDocument document) {
        return document.all(KEPT)
                .collect(Collectors.toMap(
                        each -> document.value(each, "id"),
                        each -> document.value(each, "camunda:historyTimeToLive"),
                        (first, second) -> first,
                        TreeMap::new));
    }

    /** The product sends a message while the case stands at a certain place, so it must be caught there. */
    private Stream<Problem> places() {
        Set<String> offered = catches(proposed).collect(Collectors.toSet());
        Set<String> caught = catches(proposed).map(SameAsShipped::message).collect(Collectors.toSet());
        return catches(known)
                .distinct()
                .filter(each -> !offered.contains(each) && caught.contains(message(each)))
                .map(each -> problem(
                        each.substring(each.indexOf('@') + 1),
                        "required-place",
                        "The product sends the message '%s' while the case is in '%s'; it must be caught there"
                                .formatted(message(each), each.substring(each.indexOf('@') + 1))));
    }

    private static String message(String caught) {
        return caught.substring(0, caught.indexOf('@'));
    }

    /** Each as the name of the message and the id of the activity or scope it can be caught in. */
    private static Stream<String> catches(ModelDocument document) {
        Map<String, String> names = document.all("bpmn:message")
                .collect(Collectors.toMap(
                        each -> document.value(each, "id"), each -> document.value(each, "name"), (a, b) -> a));
        return document.all("bpmn:messageEventDefinition")
                .filter(each -> !place(document, (Element) each.getParentNode()).isEmpty())
                .map(each -> "%s@%s"
                        .formatted(names.getOrDefault(document.value(each, "messageRef"), ""), place(document, (Element)
                                each.getParentNode())));
    }

    private static String place(ModelDocument document, Element event) {
        Element around = (Element) event.getParentNode();
        return switch (document.name(event)) {
            case "bpmn:boundaryEvent" -> document.value(event, "attachedToRef");
            case "bpmn:startEvent" ->
                around.getParentNode() instanceof Element scope ? document.value(scope, "id") : "";
            default -> "";
        };
    }

    /** A variable could hold anybody; the product fills those that are used already. */
    private Stream<Problem> groups() {
        Set<String> filled =
                expressions(known).values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return expressions(proposed).entrySet().stream()
                .flatMap(task -> task.getValue().stream()
                        .filter(group -> !filled.contains(group))
                        .map(group -> problem(
                                task.getKey(),
                                "unknown-group",
                                "The product does not fill the variable '%s' with a group; name the group itself"
                                        .formatted(group))));
    }

    private static Map<String, Set<String>> expressions(ModelDocument document) {
        return document.all("bpmn:userTask")
                .collect(Collectors.toMap(
                        task -> document.value(task, "id"),
                        task -> Stream.of(document.value(task, "camunda:candidateGroups")
                                        .split(","))
                                .filter(ExpressionGrammar::holdsExpression)
                                .map(ExpressionGrammar::named)
                                .collect(Collectors.toSet()),
                        (first, second) -> first,
                        TreeMap::new));
    }

    /** Where the product ships hours and days, less than none would lie in the past. */
    private Stream<Problem> amounts() {
        return cellsShippedAs(WHOLE_NUMBER)
                .filter(cell -> text(proposed, cell).contains("-"))
                .map(cell -> problem(
                        proposed.value(cell, "id"),
                        "negative-cell",
                        "'%s' may be less than 0, and the product can only use 0 or more here"
                                .formatted(ExpressionGrammar.shown(text(proposed, cell)))));
    }

    /** Where the product ships several hours in one text, it reads nothing else there. */
    private Stream<Problem> listsOfAmounts() {
        return cellsShippedAs(WHOLE_NUMBERS)
                .filter(cell -> !WHOLE_NUMBERS.matcher(text(proposed, cell)).matches())
                .map(cell -> problem(
                        proposed.value(cell, "id"),
                        "list-cell",
                        "%s must be whole numbers with commas between them, such as \"24,72\""
                                .formatted(ExpressionGrammar.shown(text(proposed, cell)))));
    }

    /** The proposed cells of each column whose shipped cells are all of a form. */
    private Stream<Element> cellsShippedAs(Pattern form) {
        Map<String, Set<Element>> cells = cells(proposed);
        return cells(known).entrySet().stream()
                .filter(column -> column.getValue().stream()
                        .allMatch(cell -> form.matcher(text(known, cell)).matches()))
                .flatMap(column -> cells.getOrDefault(column.getKey(), Set.of()).stream());
    }

    /** What a column of results may hold is what the product can use. */
    private Stream<Problem> values() {
        Map<String, String> listed = values(proposed);
        return values(known).entrySet().stream()
                .filter(column -> !column.getValue().equals(listed.get(column.getKey())))
                .map(column -> problem(
                        column.getKey().substring(0, column.getKey().indexOf('.')),
                        "required-values",
                        "The product can only use %s in the column '%s'; set its list of values back"
                                .formatted(
                                        column.getValue(),
                                        column.getKey()
                                                .substring(column.getKey().indexOf('.') + 1))));
    }

    /** The list of each column of results that has one, by the ids of decisions and the names that the product reads. */
    private static Map<String, String> values(ModelDocument document) {
        Map<String, String> values = new TreeMap<>();
        document.all("dmn:output")
                .forEach(column -> document.child(column, "dmn:outputValues")
                        .ifPresent(list -> values.put(key(document, column), text(document, list))));
        return values;
    }

    private static String key(ModelDocument document, Element column) {
        Element decision = (Element) column.getParentNode().getParentNode();
        return document.value(decision, "id") + "." + document.value(column, "name");
    }

    /** The cells of each column of results, by the ids of decisions and the names that the product reads. */
    private static Map<String, Set<Element>> cells(ModelDocument document) {
        Map<String, Set<Element>> cells = new TreeMap<>();
        document.all("dmn:decisionTable").forEach(table -> {
            var columns = children(document, table, "dmn:output").toList();
            children(document, table, "dmn:rule").forEach(rule -> {
                var results = children(document, rule, "dmn:outputEntry").toList();
                for (int i = 0; i < Math.min(columns.size(), results.size()); i++) {
                    cells.computeIfAbsent(key(document, columns.get(i)), any -> new LinkedHashSet<>())
                            .add(results.get(i));
                }
            });
        });
        return cells;
    }

    private static Stream<Element> children(ModelDocument document, Element parent, String name) {
        return ModelDocument.children(parent)
                .filter(child -> document.name(child).equals(name));
    }

    private static String text(ModelDocument document, Element cell) {
        return document.child(cell, "dmn:text").map(ModelDocument::text).orElse("");
    }

    private static Problem problem(String element, String rule, String message) {
        return new Problem(element, rule, Severity.ERROR, message);
    }
}
