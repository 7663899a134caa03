package org.gatehouse.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.gatehouse.trail.Ruling;

/** Which rules of decision tables apply while a thread listens, which a table's result alone does not tell. */
final class FiredRules implements AutoCloseable {

    private static final ThreadLocal<FiredRules> LISTENING = new ThreadLocal<>();

    /** What the engine's decision engine is given to tell. */
    static final DmnDecisionTableEvaluationListener LISTENER = event -> {
        FiredRules listening = LISTENING.get();
        if (listening != null) {
            listening.heard(event);
        }
    };

    private final Map<String, List<Ruling.Rule>> byTable = new LinkedHashMap<>();

    private FiredRules() {}

    static FiredRules listen() {
        var fired = new FiredRules();
        LISTENING.set(fired);
        return fired;
    }

    List<Ruling.Rule> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    @Override
    public void close() {
        LISTENING.remove();
    }

    private void heard(DmnDecisionTableEvaluationEvent event) {
        byTable.put(
                event.getDecision().getKey(),
                event.getMatchingRules().stream().map(FiredRules::rule).toList());
    }

    private static Ruling.Rule rule(DmnEvaluatedDecisionRule rule) {
        var outputs = new LinkedHashMap<String, Object>();
        rule.getOutputEntries()
                .values()
                .forEach(output ->
                        outputs.put(output.getOutputName(), output.getValue().getValue()));
        return new Ruling.Rule(rule.getId(), outputs);
    }
}
