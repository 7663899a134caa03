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
            answer = evaluate(question.version(), question.inputs());
            answers.put(question, answer);
        }
        return answer;
    }

    /** The version of the table that is in force now; what it says never changes. */
    public String versionInForce(String table) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** The same as {@link #ask} of one version, each time anew: for whoever remembers the answers in a form of their own. */
    public List<Map<String, Object>> evaluate(String version, Map<String, ?> inputs) {
        return decisions
                .evaluateDecisionTableById(version)
                .variables(Map.copyOf(inputs))
                .evaluate()
                .getResultList();
    }
}
