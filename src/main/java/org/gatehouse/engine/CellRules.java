package org.gatehouse.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Ref;
import org.gatehouse.engine.ModelLint.Severity;
import org.w3c.dom.Element;

/** Reads the cells of decision tables as the engine will, and holds the results against their columns. */
final class CellRules {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    // Text that cannot be read takes the engine's reader some 50 ms, and a file may hold thousands of such cells.
    private static final int MOST_UNREAD = 20;

    private final ModelDocument document;
    private int unread;

    CellRules(ModelDocument document) {
        this.document = document;
    }

    /** Checks the cells, but only of a document in which nothing dangerous was found. */
    void check() {
        if (document.problems().stream().anyMatch(problem -> problem.severity() == Severity.DANGEROUS)) {
            return;
        }
        document.all("dmn:decisionTable").forEach(this::checkTable);
    }

    private void checkTable(Element table) {
        List<Element> inputs = children(table, "dmn:input");
        List<Element> outputs = children(table, "dmn:output");
        List<Element> rules = children(table, "dmn:rule");
        for (int number = 1; number <= rules.size(); number++) {
            Element rule = rules.get(number - 1);
            List<Element> conditions = children(rule, "dmn:inputEntry");
            List<Element> results = children(rule, "dmn:outputEntry");
            if (conditions.size() != inputs.size() || results.size() != outputs.size()) {
                document.error(
                        rule, "cells", "Rule %d must have one cell in each column of the table".formatted(number));
                continue;
            }
            for (int column = 0; column < inputs.size(); column++) {
                checkCondition(conditions.get(column), place(number, inputs.get(column)));
            }
            for (int column = 0; column < outputs.size(); column++) {
                checkResult(results.get(column), outputs.get(column), place(number, outputs.get(column)));
            }
        }
    }

    private void checkCondition(Element cell, String place) {
        String text = text(cell);
        if (!text.isEmpty()
                && unread < MOST_UNREAD
                && FEEL.parseUnaryTests(text).isFailure()) {
            unread(cell, place, text, "a condition such as \"A\",\"B\" or [1..5] or not(\"A\")");
        }
    }

    private void checkResult(Element cell, Element column, String place) {
        String text = text(cell);
        if (text.isEmpty()) {
            document.error(cell, "empty-cell", "%s is empty; say what comes of the rule".formatted(place));
            return;
        }
        if (unread >= MOST_UNREAD) {
            return;
        }
        ParseResult read = FEEL.parseExpression(text);
        if (read.isFailure()) {
            unread(cell, place, text, "a value such as \"A\", 5 or true");
        } else {
            Exp expression = read.parsedExpression().expression();
            constant(expression).ifPresent(value -> checkConstant(cell, column, place, text, value));
            checkName(cell, column, place, expression);
        }
    }

    /** A word without quotation marks is the name of something; of nothing where nothing gives it. */
    private void checkName(Element cell, Element column, String place, Exp expression) {
        if (!(expression instanceof Ref ref)) {
            return;
        }
        String name = ref.names().mkString(".");
        Set<String> given = given((Element) column.getParentNode());
        if (!given.contains(name)) {
            document.error(
                    cell,
                    "cell-name",
                    "%s holds %s, a name that nothing gives; write text in quotation marks, or one of %s"
                            .formatted(place, ExpressionGrammar.shown(name), String.join(", ", given)));
        }
    }

    /** What a table is asked, and what the decisions that it requires answer with. */
    private Set<String> given(Element table) {
        Element decision = (Element) table.getParentNode();
        Set<String> required = children(decision, "dmn:informationRequirement").stream()
                .flatMap(requirement -> children(requirement, "dmn:requiredDecision").stream())
                .map(other -> document.value(other, "href").replaceFirst("^#", ""))
                .collect(Collectors.toSet());
        Stream<String> answers = document.all("dmn:output")
                .filter(output -> required.contains(
                        document.value((Element) output.getParentNode().getParentNode(), "id")))
                .map(output -> document.value(output, "name"));
        Stream<String> asked = children(table, "dmn:input").stream()
                .flatMap(input -> children(input, "dmn:inputExpression").stream())
                .map(this::text);
        return Stream.concat(asked, answers).collect(Collectors.toCollection(TreeSet::new));
    }

    private void checkConstant(Element cell, Element column, String place, String text, Object value) {
        String type = document.value(column, "typeRef");
        String allowed =
                document.child(column, "dmn:outputValues").map(this::text).orElse("");
        if (!isOf(type, value)) {
            document.error(
                    cell,
                    "cell-type",
                    "%s holds %s, but the column is of the type '%s'%s"
                            .formatted(
                                    place,
                                    ExpressionGrammar.shown(text),
                                    type,
                                    type.equals("string") ? "; write text in quotation marks" : ""));
        } else if (!allowed.isEmpty()
                && !Boolean.TRUE.equals(
                        FEEL.evaluateUnaryTests(allowed, value, Map.of()).result())) {
            document.error(
                    cell,
                    "cell-value",
                    "%s holds %s, but the column may only hold %s"
                            .formatted(place, ExpressionGrammar.shown(text), allowed.replace(",", ", ")));
        }
    }

    /** The value of an expression that is one already; nothing where it must be worked out. */
    private static Optional<Object> constant(Exp expression) {
        Object value = null;
        if (expression instanceof ConstString string) {
            value = string.value();
        } else if (expression instanceof ConstBool bool) {
            value = bool.value();
        } else if (expression instanceof ConstNumber number) {
            value = number.value().bigDecimal();
        } else if (expression instanceof ArithmeticNegation negative && negative.x() instanceof ConstNumber number) {
            value = number.value().bigDecimal().negate();
        } else if (expression.equals(ConstNull$.MODULE$)) {
            value = new Nothing();
        }
        return Optional.ofNullable(value);
    }

    /** A value of no type. */
    private record Nothing() {}

    private static boolean isOf(String type, Object value) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "number", "double" -> value instanceof BigDecimal;
            case "integer" -> value instanceof BigDecimal number && isWhole(number, Integer.MAX_VALUE);
            case "long" -> value instanceof BigDecimal number && isWhole(number, Long.MAX_VALUE);
            default -> true;
        };
    }

    private static boolean isWhole(BigDecimal number, long largest) {
        return number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(largest)) <= 0;
    }

    private void unread(Element cell, String place, String text, String instead) {
        unread++;
        document.error(
                cell,
                "cell-text",
                "%s cannot be read: %s; write %s".formatted(place, ExpressionGrammar.shown(text), instead));
    }

    private String place(int rule, Element column) {
        String label = document.value(column, "label");
        return "Rule %d, column '%s'"
                .formatted(rule, ExpressionGrammar.shown(label.isBlank() ? document.called(column) : label));
    }

    private String text(Element cell) {
        return document.child(cell, "dmn:text").map(ModelDocument::text).orElse("");
    }

    private List<Element> children(Element parent, String name) {
        return ModelDocument.children(parent)
                .filter(child -> document.name(child).equals(name))
                .toList();
    }
}
