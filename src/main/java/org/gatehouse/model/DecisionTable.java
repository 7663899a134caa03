package org.gatehouse.model;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Text;

/**
 * A decision as a person reads it, in the words of its file. One that is an expression and no table has no inputs and one
 * rule.
 *
 * @param description what it is for, or empty
 * @param hitPolicy such as {@code FIRST}, {@code RULE ORDER} or {@code COLLECT SUM}; empty where it is an expression
 */
public record DecisionTable(
        String id,
        String name,
        String description,
        String hitPolicy,
        List<Column> inputs,
        List<Column> outputs,
        List<Rule> rules) {

    /**
     * An input or output.
     *
     * @param label what people call it
     * @param expressionOrName the expression that an input is read from, or the name of an output
     * @param type such as {@code string}, or empty
     */
    public record Column(String id, String label, String expressionOrName, String type) {}

    /**
     * A row.
     *
     * @param inputs its conditions as they stand in the file, in the order of the inputs
     * @param outputs what it answers, in the order of the outputs
     * @param annotation why it is there, or empty
     */
    public record Rule(String id, List<String> inputs, List<String> outputs, String annotation) {}

    /**
     * Reads every decision of a file, in its order.
     *
     * @throws org.camunda.bpm.model.xml.ModelException where it is no DMN
     */
    public static List<DecisionTable> read(byte[] dmn) {
        return Dmn.readModelFromStream(new ByteArrayInputStream(dmn)).getDefinitions().getDrgElements().stream()
                .filter(Decision.class::isInstance)
                .map(Decision.class::cast)
                .map(DecisionTable::of)
                .toList();
    }

    /** What becomes of the rules that fit. */
    public String hitPolicyInWords() {
        return switch (hitPolicy) {
            case "" -> "It is worked out";
            case "UNIQUE" -> "One rule fits and no other";
            case "FIRST" -> "The first rule that fits counts";
            case "ANY" -> "All rules that fit answer the same";
            case "RULE ORDER" -> "Every rule that fits counts, in the order of the table";
            case "COLLECT" -> "Every rule that fits counts";
            case "COLLECT SUM" -> "The answers of all rules that fit are added up";
            case "COLLECT MIN" -> "The smallest answer of the rules that fit counts";
            case "COLLECT MAX" -> "The largest answer of the rules that fit counts";
            case "COLLECT COUNT" -> "It is counted how many rules fit";
            default -> "The order of the possible answers decides";
        };
    }

    private static DecisionTable of(Decision decision) {
        if (decision.getExpression() instanceof org.camunda.bpm.model.dmn.instance.DecisionTable table) {
            return of(
                    decision,
                    hitPolicy(table),
                    table.getInputs().stream().map(DecisionTable::column).toList(),
                    table.getOutputs().stream().map(DecisionTable::column).toList(),
                    table.getRules().stream().map(DecisionTable::rule).toList());
        }
        if (decision.getExpression() instanceof LiteralExpression expression) {
            return of(decision, "", List.of(), List.of(answer(decision)), List.of(rule(expression)));
        }
        return of(decision, "", List.of(), List.of(), List.of());
    }

    private static DecisionTable of(
            Decision decision, String hitPolicy, List<Column> inputs, List<Column> outputs, List<Rule> rules) {
        return new DecisionTable(
                decision.getId(),
                first(decision.getName(), decision.getId()),
                description(decision),
                hitPolicy,
                inputs,
                outputs,
                rules);
    }

    private static String hitPolicy(org.camunda.bpm.model.dmn.instance.DecisionTable table) {
        String policy = table.getHitPolicy().name().replace('_', ' ');
        return table.getAggregation() == null ? policy : policy + " " + table.getAggregation();
    }

    private static Column column(Input input) {
        InputExpression asked = input.getInputExpression();
        String expression = asked == null ? "" : text(asked.getText());
        String type = asked == null ? "" : first(asked.getTypeRef());
        return new Column(input.getId(), first(input.getLabel(), expression), expression, type);
    }

    private static Column column(Output output) {
        String name = first(output.getName());
        return new Column(output.getId(), first(output.getLabel(), name), name, first(output.getTypeRef()));
    }

    private static Column answer(Decision decision) {
        String name = decision.getVariable() == null
                ? ""
                : first(decision.getVariable().getName());
        String type = decision.getVariable() == null
                ? ""
                : first(decision.getVariable().getTypeRef());
        return new Column(decision.getId(), first(name, decision.getName(), decision.getId()), name, type);
    }

    private static Rule rule(org.camunda.bpm.model.dmn.instance.Rule rule) {
        return new Rule(
                rule.getId(),
                rule.getInputEntries().stream()
                        .map(entry -> text(entry.getText()))
                        .toList(),
                rule.getOutputEntries().stream()
                        .map(entry -> text(entry.getText()))
                        .toList(),
                description(rule));
    }

    private static Rule rule(LiteralExpression expression) {
        return new Rule(first(expression.getId()), List.of(), List.of(text(expression.getText())), "");
    }

    private static String description(DmnElement element) {
        return element.getDescription() == null
                ? ""
                : element.getDescription().getTextContent().strip();
    }

    private static String text(Text text) {
        return Optional.ofNullable(text)
                .map(each -> each.getTextContent().strip())
                .orElse("");
    }

    private static String first(String... texts) {
        return Stream.of(texts)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
