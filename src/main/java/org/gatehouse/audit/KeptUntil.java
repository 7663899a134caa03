package org.gatehouse.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.gatehouse.request.Request;
import org.springframework.stereotype.Component;

/** When what is kept of a case expires: so long after its end as the version that ran says of its history. */
@Component
class KeptUntil {

    private final RepositoryService repository;

    KeptUntil(RepositoryService repository) {
        this.repository = repository;
    }

    /** Null while the case is open, or where the version that ran says nothing. */
    Instant of(Request request, List<CaseProcess> ran) {
        return ran.stream()
                .filter(process -> process.id().equals(request.processInstance()))
                .findFirst()
                .map(process -> of(request.completedAt(), process.definition()))
                .orElse(null);
    }

    private Instant of(Instant completedAt, String definition) {
        ProcessDefinition version = repository.getProcessDefinition(definition);
        return completedAt == null || version.getHistoryTimeToLive() == null
                ? null
                : completedAt.plus(Duration.ofDays(version.getHistoryTimeToLive()));
    }
}
