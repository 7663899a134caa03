package org.gatehouse.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records what people do through Camunda's own pages and interface: whatever the engine's operation log notes of
 * somebody who does not come through {@link EngineSession}. One fact for each operation, when its transaction commits.
 */
class OperatorFacts implements HistoryEventHandler {

    private static final int LONGEST_VALUE = 100;
    private static final int MOST_CHANGES = 20;
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|salt|credential).*");
    /** As the service desk numbers requests; other business keys stand for what has no request yet. */
    private static final Pattern REQUEST = Pattern.compile("RITM\\d{1,16}");

    private final AuditTrail trail;

    OperatorFacts(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof UserOperationLogEntryEventEntity entry && isIntervention(entry)) {
            Noted.inThisTransaction(trail).add(entry, subject(entry));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    /** What is deployed is recorded by {@link DeploymentFacts}. */
    private static boolean isIntervention(UserOperationLogEntry entry) {
        Authentication who = Context.getCommandContext().getAuthentication();
        boolean ours =
                who == null || who.getGroupIds() != null && who.getGroupIds().contains(EngineSession.TECHNICAL_GROUP);
        boolean deploys = EntityTypes.DEPLOYMENT.equals(entry.getEntityType())
                && UserOperationLogEntry.OPERATION_TYPE_CREATE.equals(entry.getOperationType());
        return !ours && !deploys;
    }

    /** Looked up at once, for the operation may be that the instance goes. */
    private static String subject(UserOperationLogEntry entry) {
        String instance = entry.getProcessInstanceId();
        if (instance == null) {
            return null;
        }
        CommandContext command = Context.getCommandContext();
        ExecutionEntity running = command.getExecutionManager().findExecutionById(instance);
        return Optional.ofNullable(running)
                .map(ProcessInstance::getBusinessKey)
                .or(() -> Optional.ofNullable(
                                command.getHistoricProcessInstanceManager().findHistoricProcessInstance(instance))
                        .map(over -> over.getBusinessKey()))
                .orElse(null);
    }

    /** The interventions of one transaction, by their operation. */
    private static final class Noted implements TransactionSynchronization {

        private record Operation(UserOperationLogEntry first, String subject, List<Map<String, String>> changes) {}

        private final AuditTrail trail;
        private final Map<String, Operation> operations = new LinkedHashMap<>();

        private Noted(AuditTrail trail) {
            this.trail = trail;
        }

        static Noted inThisTransaction(AuditTrail trail) {
            if (TransactionSynchronizationManager.getResource(Noted.class) instanceof Noted noted) {
                return noted;
            }
            var fresh = new Noted(trail);
            TransactionSynchronizationManager.bindResource(Noted.class, fresh);
            TransactionSynchronizationManager.registerSynchronization(fresh);
            return fresh;
        }

        void add(UserOperationLogEntry entry, String subject) {
            operations
                    .computeIfAbsent(
                            "%s %s %s"
                                    .formatted(entry.getOperationId(), entry.getOperationType(), entry.getEntityType()),
                            any -> new Operation(entry, subject, new ArrayList<>()))
                    .changes()
                    .add(change(entry));
        }

        @Override
        public void beforeCommit(boolean readOnly) {
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
            if (entry.getProperty() == null
                    || !SECRET.matcher(entry.getProperty()).matches()) {
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

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Noted.class);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Noted.class, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Noted.class);
        }
    }
}
