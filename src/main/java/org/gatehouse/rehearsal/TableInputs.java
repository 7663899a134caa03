package org.gatehouse.rehearsal;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;

/**
 * What a table asks for and answers with, together with the decisions of its file that it requires.
 *
 * @param expressions what its columns ask for, by their ids
 * @param labels what people call its columns, by the variables that they ask for or answer with
 * @param workedOut the variables that a required decision answers with
 */
record TableInputs(Map<String, String> expressions, Map<String, String> labels, Set<String> workedOut) {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    static TableInputs of(String table, byte[] content) {
        Decision decision =
                Dmn.readModelFromStream(new ByteArrayInputStream(content)).getModelElementById(table);
        var inputs = new TableInputs(new LinkedHashMap<>(), new LinkedHashMap<>(), new HashSet<>());
        inputs.add(decision, new HashSet<>());
        return inputs;
    }

    private void add(Decision decision, Set<Decision> added) {
        if (!added.add(decision)) {
            return;
        }
        if (decision.getExpression() instanceof DecisionTable columns) {
            for (Input input : columns.getInputs()) {
                String asked =
                        input.getInputExpression().getText().getTextContent().strip();
                expressions.put(input.getId(), asked);
                label(asked, input.getLabel());
            }
            for (Output output : columns.getOutputs()) {
                label(output.getName(), output.getLabel());
                if (added.size() > 1) {
                    workedOut.add(output.getName());
                }
            }
        }
        for (InformationRequirement required : decision.getInformationRequirements()) {
            if (required.getRequiredDecision() != null) {
                add(required.getRequiredDecision(), added);
            }
        }
    }

    boolean requiresOthers() {
        return !workedOut.isEmpty();
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
        missing.removeAll(workedOut);
        return missing;
    }

    String named(String variable) {
        return labels.getOrDefault(variable, variable);
    }

    private void label(String variable, String label) {
        if (label != null && !label.isBlank()) {
            labels.putIfAbsent(variable, label.strip());
        }
    }
}
