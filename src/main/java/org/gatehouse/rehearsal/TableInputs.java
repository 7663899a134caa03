package org.gatehouse.rehearsal;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;

/**
 * What a table asks for and answers with.
 *
 * @param expressions what its columns ask for, by their ids
 * @param labels what people call its columns, by the variables that they ask for or answer with
 */
record TableInputs(Map<String, String> expressions, Map<String, String> labels) {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    static TableInputs of(String table, byte[] content) {
        Decision decision =
                Dmn.readModelFromStream(new ByteArrayInputStream(content)).getModelElementById(table);
        var expressions = new LinkedHashMap<String, String>();
        var labels = new LinkedHashMap<String, String>();
        if (decision.getExpression() instanceof DecisionTable columns) {
            for (Input input : columns.getInputs()) {
                String asked =
                        input.getInputExpression().getText().getTextContent().strip();
                expressions.put(input.getId(), asked);
                label(labels, asked, input.getLabel());
            }
            for (Output output : columns.getOutputs()) {
                label(labels, output.getName(), output.getLabel());
            }
        }
        return new TableInputs(expressions, labels);
    }

    /** The variable whose value a column was asked with; empty where the column works something out first. */
    Optional<String> variable(String column) {
        return Optional.ofNullable(expressions.get(column))
                .filter(asked -> VARIABLE.matcher(asked).matches());
    }

    /** Those variables it asks for that are not among the given. */
    Set<String> without(Set<String> given) {
        var missing = new TreeSet<>(expressions.values());
        missing.removeIf(asked -> !VARIABLE.matcher(asked).matches());
        missing.removeAll(given);
        return missing;
    }

    String named(String variable) {
        return labels.getOrDefault(variable, variable);
    }

    private static void label(Map<String, String> labels, String variable, String label) {
        if (label != null && !label.isBlank()) {
            labels.put(variable, label.strip());
        }
    }
}
