package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.gatehouse.audit.CaseEvent.Detail;
import org.gatehouse.audit.CaseEvent.Kind;
import org.gatehouse.engine.EngineLog;
import org.gatehouse.engine.EngineLog.Operation;
import org.gatehouse.trail.Fact;
import org.gatehouse.trail.FactKind;
import org.springframework.stereotype.Component;

/** Tells from the engine's operation log how people intervened, as far as the audit trail does not tell it itself. */
@Component
class Interventions {

    private final EngineLog log;

    Interventions(EngineLog log) {
        this.log = log;
    }

    /** @param recorded the facts of the case */
    List<CaseEvent> of(List<CaseProcess> ran, List<Fact> recorded) {
        Set<String> told = recorded.stream()
                .filter(fact -> fact.kind() == FactKind.OPERATOR)
                .map(fact -> String.valueOf(fact.details().get("operation")))
                .collect(Collectors.toSet());
        Map<String, List<Operation>> operations = log
                .operations(ran.stream().map(CaseProcess::id).toList())
                .stream()
                .filter(operation -> isIntervention(operation) && !told.contains(operation.id()))
                .collect(Collectors.groupingBy(Operation::id, LinkedHashMap::new, Collectors.toList()));
        return operations.values().stream().map(Interventions::event).toList();
    }

    /** Whatever an operator does but what a filed request does too: to start its process. */
    private static boolean isIntervention(Operation operation) {
        boolean starts = EntityTypes.PROCESS_INSTANCE.equals(operation.entity())
                && UserOperationLogEntry.OPERATION_TYPE_CREATE.equals(operation.type());
        return UserOperationLogEntry.CATEGORY_OPERATOR.equals(operation.category()) && !starts;
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
