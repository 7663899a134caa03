package org.gatehouse.task;

import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kind behind each task definition key. */
@Component
class TaskKinds {

    private final ObjectProvider<TaskKind> kinds;
    private Map<String, TaskKind> byKey;

    TaskKinds(ObjectProvider<TaskKind> kinds) {
        this.kinds = kinds;
    }

    /** @throws IllegalStateException for a user task nobody in the product knows how to decide */
    TaskKind of(String definitionKey) {
        TaskKind kind = byKey().get(definitionKey);
        if (kind == null) {
            throw new IllegalStateException("No kind of task is called '%s'".formatted(definitionKey));
        }
        return kind;
    }

    /** Asked for late: a kind may depend on the engine, which tells this package of its tasks. */
    private synchronized Map<String, TaskKind> byKey() {
        if (byKey == null) {
            var found = new HashMap<String, TaskKind>();
            kinds.forEach(kind -> kind.definitionKeys().forEach(key -> found.put(key, kind)));
            byKey = found;
        }
        return byKey;
    }
}
