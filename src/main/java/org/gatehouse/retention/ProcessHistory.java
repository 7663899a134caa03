package org.gatehouse.retention;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.gatehouse.request.HoldsPersonalData;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The engine's history of a request goes with the rest of it, not only when the engine cleans up: names in it would
 * otherwise stand beside facts that no longer have any.
 */
@Component
class ProcessHistory implements HoldsPersonalData {

    private final HistoryService history;

    ProcessHistory(@Lazy HistoryService history) {
        this.history = history;
    }

    @Override
    public void forget(Collection<RequestReference> ritms) {
        List<String> instances = ritms.stream()
                .flatMap(ritm -> history
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(ritm.value())
                        .finished()
                        .list()
                        .stream())
                .map(HistoricProcessInstance::getId)
                .toList();
        if (!instances.isEmpty()) {
            instances.forEach(this::forgetOperations);
            history.deleteHistoricProcessInstancesIfExists(instances);
        }
    }

    private void forgetOperations(String instance) {
        history.createUserOperationLogQuery().processInstanceId(instance).list().stream()
                .map(UserOperationLogEntry::getId)
                .forEach(history::deleteUserOperationLogEntry);
    }
}
