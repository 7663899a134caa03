package org.gatehouse.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;

/** The interventions of one transaction: one fact for each operation. */
final class Interventions {

    private static final int LONGEST_VALUE = 100;
    private static final int MOST_CHANGES = 20;
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|salt|credential).*");
    /** As the service desk numbers requests; other business keys stand for what has no request yet. */
    private static final Pattern REQUEST = Pattern.compile("RITM\\d{7,15}");

    private record Operation(UserOperationLogEntry first, String subject, List<Map<String, String>> changes) {}

    private final AuditTrail trail;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    Interventions(AuditTrail trail) {
        this.trail = trail;
    }

    void add(UserOperationLogEntry entry, String subject) {
        operations
                .computeIfAbsent(
                        "%s %s %s".formatted(entry.getOperationId(), entry.getOperationType(), entry.getEntityType()),
                        any -> new Operation(entry, subject, new ArrayList<>()))
                .changes()
                .add(change(entry));
    }

    void record() {
        operations.values().forEach(this::record);
    }

    private void record(Operation operation) {
        UserOperationLogEntry entry = operation.first();
        boolean isRequest = operation.subject() != null
                && REQUEST.matcher(operation.subject()).matches();
        trail.record(
                FactKind.OPERATOR,
                isRequest ? operation.subject() : null,
                "%s: %s".formatted(entry.getEntityType(), entry.getOperationType()),
                entry.getUserId(),
                details(operation, isRequest));
    }

    private static Map<String, Object> details(Operation operation, boolean isRequest) {
        UserOperationLogEntry entry = operation.first();
        var details = new LinkedHashMap<String, Object>();
        details.put("operation", entry.getOperationId());
        put(details, "businessKey", isRequest ? null : operation.subject());
        put(details, "definition", entry.getProcessDefinitionId());
        put(details, "definitionKey", entry.getProcessDefinitionKey());
        put(details, "instance", entry.getProcessInstanceId());
        put(details, "task", entry.getTaskId());
        put(details, "job", entry.getJobId());
        put(details, "deployment", entry.getDeploymentId());
        put(details, "batch", entry.getBatchId());
        put(details, "annotation", shortened(entry.getAnnotation()));
        List<Map<String, String>> changes = operation.changes().stream()
                .filter(change -> !change.isEmpty())
                .distinct()
                .toList();
        if (!changes.isEmpty()) {
            details.put("changes", changes.stream().limit(MOST_CHANGES).toList());
        }
        if (changes.size() > MOST_CHANGES) {
            details.put("furtherChanges", changes.size() - MOST_CHANGES);
        }
        return details;
    }

    private static Map<String, String> change(UserOperationLogEntry entry) {
        var change = new LinkedHashMap<String, String>();
        put(change, "property", entry.getProperty());
        if (entry.getProperty() == null || !SECRET.matcher(entry.getProperty()).matches()) {
            put(change, "from", shortened(entry.getOrgValue()));
            put(change, "to", shortened(entry.getNewValue()));
        }
        return change;
    }

    private static <V> void put(Map<String, V> map, String name, V value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static String shortened(String value) {
        return value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
