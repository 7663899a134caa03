package org.gatehouse.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.gatehouse.audit.CaseEvent.Detail;
import org.gatehouse.audit.CaseEvent.Kind;
import org.gatehouse.engine.EngineLog;
import org.gatehouse.engine.EngineLog.Operation;
import org.gatehouse.trail.Fact;
import org.springframework.stereotype.Component;

/**
 * Tells from the engine's operation log how people intervened, as far as the audit trail does not tell it itself: what
 * somebody does through the product, it records as theirs in the same transaction.
 */
@Component
class Interventions {

    /** Longer than a transaction of the product takes, shorter than a person takes to go from one page to another. */
    private static final Duration SAME_ACT = Duration.ofSeconds(2);

    private final EngineLog log;

    Interventions(EngineLog log) {
        this.log = log;
    }

    /** @param recorded the facts of the case */
    List<CaseEvent> of(List<CaseProcess> ran, List<Fact> recorded) {
        List<Operation> operations =
                log.operations(ran.stream().map(CaseProcess::id).toList());
        return operations.stream()
                .filter(Interventions::isOfOperators)
                .filter(operation -> recorded.stream().noneMatch(fact -> tells(fact, operation)))
                .collect(Collectors.groupingBy(Operation::id, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Interventions::event)
                .toList();
    }

    private static boolean isOfOperators(Operation operation) {
        return UserOperationLogEntry.CATEGORY_OPERATOR.equals(operation.category());
    }

    private static boolean tells(Fact fact, Operation operation) {
        boolean sameAct = fact.by().equals(operation.by())
                && Duration.between(fact.at(), operation.at()).abs().compareTo(SAME_ACT) < 0;
        return sameAct || operation.id().equals(fact.details().get("operation"));
    }

    private static CaseEvent event(List<Operation> entries) {
        Operation first = entries.get(0);
        var details = new ArrayList<Detail>();
        entries.stream()
                .filter(entry -> entry.property() != null)
                .forEach(entry -> details.add(new Detail(entry.property(), change(entry))));
        if (first.annotation() != null) {
            details.add(new Detail("Annotation", first.annotation()));
        }
        return new CaseEvent(
                first.at(),
                Kind.OPERATOR,
                "%s: %s".formatted(first.entity(), first.type()),
                first.by(),
                details,
                List.of(),
                null);
    }

    private static String change(Operation entry) {
        String to = entry.to() == null ? "" : entry.to();
        return entry.from() == null ? to : "%s, before %s".formatted(to, entry.from());
    }
}
