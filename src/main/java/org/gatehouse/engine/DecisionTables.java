package org.gatehouse.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.gatehouse.trail.Ruling;
import org.gatehouse.trail.Rulings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks decision tables whose inputs are choices. Which version of a table is in force is looked up each time; what a
 * version says never changes, so each question is asked once, and an answer costs neither an evaluation nor its history:
 * what was answered becomes part of the audited fact that rests on it.
 */
@Component
public class DecisionTables {

    private record Question(String version, Map<String, ?> inputs) {}

    /** @param ruling the same with what the auditor needs besides */
    private record Answer(List<Map<String, Object>> outputs, Ruling ruling) {}

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final TransactionTemplate apart;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

    DecisionTables(RepositoryService repository, DecisionService decisions, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.decisions = decisions;
        // The engine writes a history of it, also for somebody who only reads.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * The rows of the table that apply, in its order, each with its outputs.
     *
     * @param inputs of a few values each, for every combination is remembered
     */
    public List<Map<String, Object>> ask(String table, Map<String, ?> inputs) {
        DecisionDefinition inForce = inForce(table);
        var question = new Question(inForce.getId(), Map.copyOf(inputs));
        Answer answer = answers.get(question);
        if (answer == null) {
            answer = answer(inForce, question.inputs());
            answers.put(question, answer);
        }
        Rulings.add(answer.ruling());
        return answer.outputs();
    }

    /** The version of the table that is in force now; what it says never changes. */
    public String versionInForce(String table) {
        return inForce(table).getId();
    }

    private DecisionDefinition inForce(String table) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult();
    }

    private Answer answer(DecisionDefinition version, Map<String, ?> inputs) {
        try (var fired = FiredRules.listen()) {
            List<Map<String, Object>> outputs = evaluate(version.getId(), inputs);
            return new Answer(
                    outputs,
                    new Ruling(
                            version.getKey(), version.getVersion(), new TreeMap<>(inputs), fired.of(version.getKey())));
        }
    }

    /** The same as {@link #ask} of one version, each time anew: for whoever remembers the answers in a form of their own. */
    public List<Map<String, Object>> evaluate(String version, Map<String, ?> inputs) {
        return apart.execute(status -> decisions
                .evaluateDecisionTableById(version)
                .variables(Map.copyOf(inputs))
                .evaluate()
                .getResultList());
    }
}
