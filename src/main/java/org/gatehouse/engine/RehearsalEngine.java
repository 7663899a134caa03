package org.gatehouse.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.gatehouse.engine.Script.Act;
import org.gatehouse.trail.Ruling;

/**
 * An engine of its own in memory, with the guards of the real one, in which every step only pretends: nothing leaves the
 * process, no bean of the product is called, no job runs by itself, and nobody finds it. For one thread at a time; gone
 * when it is closed.
 */
public final class RehearsalEngine implements AutoCloseable {

    /** What it is started for. */
    public enum Purpose {
        /** Instances are played; what calls and tables answer is in the script. */
        REPLAY,
        /** Instances are moved to another version; the engine must know every element for what it is. */
        MIGRATION
    }

    private final String name = "rehearsal-" + UUID.randomUUID();
    private final StandIn standIn = new StandIn(this);
    private final MemoryDatabase database = new MemoryDatabase(name);
    private final ProcessEngine engine;
    private Performance current;

    public RehearsalEngine(Purpose purpose, StepCatalogue steps, ModelLint lint) {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setDataSource(database.source());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJobExecutorActivate(false);
        // What a case wrote must not come into the log with a failure.
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setAuthorizationEnabled(false);
        configuration.setCmmnEnabled(false);
        configuration.setHistory("activity");
        configuration.setEnableDefaultDbHistoryEventHandler(false);
        configuration.setCustomHistoryEventHandlers(List.of(new Heard()));
        configuration.setExpressionManager(new GuardedExpressions(steps, step -> standIn));
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setCustomPreDeployers(List.of(new DiagramGuard(lint)));
        var tables = new DefaultDmnEngineConfiguration();
        tables.setCustomPostDecisionTableEvaluationListeners(List.of(FiredRules.LISTENER));
        configuration.setDmnEngineConfiguration(tables);
        if (purpose == Purpose.REPLAY) {
            configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new StandInBehaviours(standIn))));
        }
        SharedStatements.giveTo(configuration);
        engine = configuration.buildProcessEngine();
        // Camunda's web applications offer every engine in the register.
        ProcessEngines.unregister(engine);
    }

    /**
     * Deploys a diagram with its forms, or a table.
     *
     * @param files by names such as {@code processes/x.bpmn}
     * @return the engine's id of the process or table with that key
     */
    public String deploy(String key, Map<String, byte[]> files) {
        var deployment = engine.getRepositoryService().createDeployment();
        files.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        DeploymentWithDefinitions deployed = deployment.deployWithResult();
        return Stream.of(
                        Optional.ofNullable(deployed.getDeployedProcessDefinitions()),
                        Optional.ofNullable(deployed.getDeployedDecisionDefinitions()))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .filter(definition -> definition.getKey().equals(key))
                .map(ResourceDefinition::getId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No '%s' in these files".formatted(key)));
    }

    /** Makes ready for an instance that goes by the script. It is the only one until it is closed. */
    public Performance perform(Script script, Performance.Limits limits) {
        current = new Performance(engine, script, limits);
        return current;
    }

    /** What a table says. */
    public Ruling ask(String table, String definition, Map<String, Object> inputs) {
        try (var fired = FiredRules.listen()) {
            engine.getDecisionService()
                    .evaluateDecisionTableById(definition)
                    .variables(inputs)
                    .evaluate();
            return new Ruling(table, 1, inputs, fired.of(table));
        }
    }

    /**
     * Moves a copy of a running instance from one version to another, as it would be moved itself.
     *
     * @return everything that is in the way; empty where nothing is
     */
    List<Obstacle> migrate(String from, String to, CopiedInstance instance) {
        MigrationPlan plan = MigrationPlans.between(engine.getRuntimeService(), from, to);
        database.insert(instance.rows(from, jobDefinitions(from)));
        try {
            engine.getRuntimeService()
                    .newMigration(plan)
                    .processInstanceIds(instance.id())
                    .execute();
            return List.of();
        } catch (ProcessEngineException refused) {
            return Obstacle.of(refused);
        } finally {
            database.clearRuntime();
        }
    }

    Act actAt(String activityInstance) {
        return current == null ? Act.NOTHING : current.actAt(activityInstance);
    }

    @Override
    public void close() {
        try {
            engine.close();
        } finally {
            database.close();
        }
    }

    private Map<CopiedInstance.JobPlace, String> jobDefinitions(String definition) {
        return engine.getManagementService().createJobDefinitionQuery().processDefinitionId(definition).list().stream()
                .collect(Collectors.toMap(
                        each -> new CopiedInstance.JobPlace(each.getActivityId(), each.getJobType()),
                        JobDefinition::getId,
                        (one, other) -> one));
    }

    /** Keeps the engine's history out of the database and tells it to the instance that is played. */
    private final class Heard implements HistoryEventHandler {

        @Override
        public void handleEvent(HistoryEvent event) {
            if (current != null && event instanceof HistoricActivityInstanceEventEntity activity) {
                current.heard(activity);
            }
        }

        @Override
        public void handleEvents(List<HistoryEvent> events) {
            events.forEach(this::handleEvent);
        }
    }
}
