package org.gatehouse.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/**
 * Asks decision tables whose inputs are choices. Which version of a table is in force is looked up each time; what a
 * version says never changes, so each question is asked once, and an answer costs neither an evaluation nor its history.
 */
@Component
public class DecisionTables {

    private record Question(String version, Map<String, ?> inputs) {}

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final Map<Question, List<Map<String, Object>>> answers = new ConcurrentHashMap<>();

    DecisionTables(RepositoryService repository, DecisionService decisions) {
        this.repository = repository;
        this.decisions = decisions;
    }

    /**
     * The rows of the table that apply, in its order, each with its outputs.
     *
     * @param inputs of a few values each, for every combination is remembered
     */
    public List<Map<String, Object>> ask(String table, Map<String, ?> inputs) {
        var question = new Question(versionInForce(table), Map.copyOf(inputs));
        List<Map<String, Object>> answer = answers.get(question);
        if (answer == null) {
            answer = evaluate(question);
            answers.put(question, answer);
        }
        return answer;
    }

    private String versionInForce(String table) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private List<Map<String, Object>> evaluate(Question question) {
        return decisions
                .evaluateDecisionTableById(question.version())
                .variables(Map.copyOf(question.inputs()))
                .evaluate()
                .getResultList();
    }
}
