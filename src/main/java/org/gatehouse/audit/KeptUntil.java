package org.gatehouse.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.gatehouse.request.CaseSearch.Found;
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
                .map(process -> of(request.completedAt(), process.key(), process.version()))
                .orElse(null);
    }

    /** The same of several that were found, each version looked up once. */
    Function<Found, Instant> ofEach() {
        Map<String, Optional<Duration>> timesToLive = new HashMap<>();
        return found -> found.diagram() == null || found.request().completedAt() == null
                ? null
                : timesToLive
                        .computeIfAbsent(found.diagram(), this::timeToLive)
                        .map(found.request().completedAt()::plus)
                        .orElse(null);
    }

    private Optional<Duration> timeToLive(String diagram) {
        String[] keyAndVersion = diagram.split(":");
        return timeToLive(keyAndVersion[0], Integer.parseInt(keyAndVersion[1]));
    }

    private Instant of(Instant completedAt, String key, int version) {
        return completedAt == null
                ? null
                : timeToLive(key, version).map(completedAt::plus).orElse(null);
    }

    private Optional<Duration> timeToLive(String key, int version) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .processDefinitionVersion(version)
                        .singleResult())
                .map(ProcessDefinition::getHistoryTimeToLive)
                .map(Duration::ofDays);
    }
}
