package org.gatehouse.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.gatehouse.store.Perishable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The engine's clean-up leaves entries of the operation log behind, which name who acted; they go once their instance has. */
@Component
class AgedOperations implements Perishable {

    private final HistoryService history;

    AgedOperations(@Lazy HistoryService history) {
        this.history = history;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int expireBefore(Instant limit, int most) {
        int kept = 0;
        while (true) {
            List<UserOperationLogEntry> old = history.createUserOperationLogQuery()
                    .beforeTimestamp(Date.from(limit))
                    .orderByTimestamp()
                    .asc()
                    .listPage(kept, most);
            Set<String> instances = instancesOf(old);
            List<String> gone = old.stream()
                    .filter(entry -> !instances.contains(entry.getProcessInstanceId()))
                    .map(UserOperationLogEntry::getId)
                    .toList();
            gone.forEach(history::deleteUserOperationLogEntry);
            if (!gone.isEmpty() || old.size() < most) {
                return gone.size();
            }
            kept += old.size();
        }
    }

    /** Those of the entries' instances whose history is still kept. */
    private Set<String> instancesOf(List<UserOperationLogEntry> entries) {
        Set<String> ids = entries.stream()
                .map(UserOperationLogEntry::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Set.of()
                : history.createHistoricProcessInstanceQuery().processInstanceIds(ids).list().stream()
                        .map(HistoricProcessInstance::getId)
                        .collect(Collectors.toSet());
    }
}
