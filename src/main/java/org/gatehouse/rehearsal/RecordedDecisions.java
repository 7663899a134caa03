package org.gatehouse.rehearsal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.trail.Ruling;
import org.springframework.stereotype.Component;

/** Reads from the engine's history what tables were asked and what they said. */
@Component
class RecordedDecisions {

    /**
     * One question with its answer.
     *
     * @param subject what people call it
     * @param ruling null where it cannot be told what was asked
     */
    record Decision(String subject, int version, Ruling ruling) {}

    private final HistoryService history;
    private final ModelVersions versions;

    RecordedDecisions(HistoryService history, ModelVersions versions) {
        this.history = history;
        this.versions = versions;
    }

    /** The newest of a table, of whatever version. */
    List<Decision> newest(String table, int most) {
        Map<String, ModelVersion> byDefinition =
                versions.of(table).stream().collect(Collectors.toMap(ModelVersion::definition, each -> each));
        var questions = new HashMap<String, TableInputs>();
        return history
                .createHistoricDecisionInstanceQuery()
                .decisionDefinitionKey(table)
                .includeInputs()
                .includeOutputs()
                .orderByEvaluationTime()
                .desc()
                .listPage(0, most)
                .stream()
                .map(each -> {
                    ModelVersion version = byDefinition.get(each.getDecisionDefinitionId());
                    TableInputs inputs = questions.computeIfAbsent(
                            each.getDecisionDefinitionId(), any -> TableInputs.of(table, versions.content(version)));
                    return new Decision(subject(each), version.version(), ruling(each, version.version(), inputs));
                })
                .toList();
    }

    /** Where it was asked for a request, that; most are asked by nobody in particular and stand for all that ask alike. */
    private String subject(HistoricDecisionInstance decision) {
        return Optional.ofNullable(decision.getProcessInstanceId())
                .map(instance -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult())
                .map(HistoricProcessInstance::getBusinessKey)
                .filter(key -> !key.isBlank())
                .orElseGet(() -> Subjects.asked(decision.getEvaluationTime().toInstant()));
    }

    private Ruling ruling(HistoricDecisionInstance decision, int version, TableInputs inputs) {
        var asked = new LinkedHashMap<String, Object>();
        for (var input : asked(decision, inputs.requiresOthers())) {
            Optional<String> variable = inputs.variable(input.getClauseId());
            if (variable.isEmpty()) {
                return null;
            }
            asked.put(variable.get(), input.getValue());
        }
        return new Ruling(decision.getDecisionDefinitionKey(), version, asked, rules(decision));
    }

    /** What the table was asked, and what the decisions were that it requires: only with both is it the same question. */
    private List<HistoricDecisionInputInstance> asked(HistoricDecisionInstance decision, boolean requiresOthers) {
        return requiresOthers
                ? history
                        .createHistoricDecisionInstanceQuery()
                        .rootDecisionInstanceId(decision.getId())
                        .includeInputs()
                        .list()
                        .stream()
                        .flatMap(each -> each.getInputs().stream())
                        .toList()
                : decision.getInputs();
    }

    private static List<Ruling.Rule> rules(HistoricDecisionInstance decision) {
        var byRule = new LinkedHashMap<String, Map<String, Object>>();
        decision.getOutputs().stream()
                .sorted(Comparator.comparing(HistoricDecisionOutputInstance::getRuleOrder))
                .forEach(output -> byRule.computeIfAbsent(output.getRuleId(), any -> new LinkedHashMap<>())
                        .put(output.getVariableName(), output.getValue()));
        return byRule.entrySet().stream()
                .map(rule -> new Ruling.Rule(rule.getKey(), rule.getValue()))
                .toList();
    }
}
