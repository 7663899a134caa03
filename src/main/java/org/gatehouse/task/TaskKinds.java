package org.gatehouse.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kind behind each task definition key. */
@Component
class TaskKinds {

    private final ObjectProvider<TaskKind> kinds;
    private Map<String, List<TaskKind>> byKey;

    TaskKinds(ObjectProvider<TaskKind> kinds) {
        this.kinds = kinds;
    }

    TaskKind of(WorkItem item) {
        return of(item.definitionKey(), item.processInstance());
    }

    /** @throws IllegalStateException for a user task nobody in the product knows how to decide */
    TaskKind of(String definitionKey, String processInstance) {
        return byKey().getOrDefault(definitionKey, List.of()).stream()
                .filter(kind -> kind.isOf(processInstance))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No kind of task is called '%s'".formatted(definitionKey)));
    }

    /** Asked for late: a kind may depend on the engine, which tells this package of its tasks. */
    private synchronized Map<String, List<TaskKind>> byKey() {
        if (byKey == null) {
            var found = new HashMap<String, List<TaskKind>>();
            kinds.forEach(kind -> kind.definitionKeys()
                    .forEach(key -> found.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(kind)));
            byKey = found;
        }
        return byKey;
    }
}
