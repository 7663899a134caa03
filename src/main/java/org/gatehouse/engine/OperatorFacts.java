package org.gatehouse.engine;

import java.util.List;
import java.util.Optional;
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
import org.gatehouse.store.TransactionLocal;
import org.gatehouse.trail.AuditTrail;

/**
 * Records what people do through Camunda's own pages and interface: whatever the engine's operation log notes of
 * somebody who does not come through {@link EngineSession}.
 */
class OperatorFacts implements HistoryEventHandler {

    private final TransactionLocal<Interventions> interventions;

    OperatorFacts(AuditTrail trail) {
        this.interventions = new TransactionLocal<>(() -> new Interventions(trail), Interventions::record);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof UserOperationLogEntryEventEntity entry && isIntervention(entry)) {
            interventions.get().add(entry, subject(entry));
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
}
