package org.gatehouse.release;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.release.MigrationRows.Next;
import org.gatehouse.release.MigrationRows.State;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.stereotype.Component;

/**
 * Moves one instance to another version. Every step stays what and where it is; jobs and tasks keep their instants,
 * priorities and retries.
 */
@Component
class Mover {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final EngineSession session;
    private final AuditTrail trail;

    Mover(RuntimeService runtime, RepositoryService repository, EngineSession session, AuditTrail trail) {
        this.runtime = runtime;
        this.repository = repository;
        this.session = session;
        this.trail = trail;
    }

    /** The way to one version, worked out once for each older one. */
    final class Way {
        private final ModelVersion target;
        private final String by;
        private final Map<String, MigrationPlan> plans = new HashMap<>();

        /** @param by the login of whoever wanted them moved */
        Way(ModelVersion target, String by) {
            this.target = target;
            this.by = by;
        }

        private MigrationPlan from(String definition) {
            // without updating the triggers of events, so that what is due stays due when it was
            return plans.computeIfAbsent(
                    definition,
                    from -> runtime.createMigrationPlan(from, target.definition())
                            .mapEqualActivities()
                            .build());
        }
    }

    /**
     * In the caller's transaction.
     *
     * @throws MigratingProcessInstanceValidationException where it cannot go on by that version
     * @throws org.camunda.bpm.engine.OptimisticLockingException where something else was done to it at that time
     */
    State move(Next next, Way way) {
        Optional<String> runsBy = definitionOf(next.instance());
        if (runsBy.isEmpty()) {
            return State.ENDED;
        }
        if (!runsBy.get().equals(way.target.definition())) {
            MigrationPlan plan = way.from(runsBy.get());
            session.run(
                    way.by,
                    () -> runtime.newMigration(plan)
                            .processInstanceIds(next.instance())
                            .execute());
            record(next, way);
        }
        return State.MOVED;
    }

    String whyNot(MigratingProcessInstanceValidationException refused, Next next, Way way) {
        return StayReason.of(
                refused.getValidationReport(),
                repository.getBpmnModelInstance(next.definition()),
                repository.getBpmnModelInstance(way.target.definition()),
                way.target.version());
    }

    private Optional<String> definitionOf(String instance) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult())
                .map(ProcessInstance::getProcessDefinitionId);
    }

    /** What belongs to no request is told by the number of them alone, when all are done. */
    private void record(Next next, Way way) {
        if (Migration.isRequest(next.subject())) {
            trail.record(
                    FactKind.MODEL,
                    next.subject(),
                    "Goes on by version %d of '%s'".formatted(way.target.version(), way.target.name()),
                    way.by,
                    Map.of(
                            "key", way.target.key(),
                            "version", way.target.version(),
                            "replaces", next.fromVersion(),
                            "instance", next.instance()));
        }
    }
}
