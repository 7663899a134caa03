package org.gatehouse.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.gatehouse.engine.StepCatalogue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Diagrams of the product on Camunda alone, in a database of its own: every step is empty, and everything else is as in
 * the product: the variables and their types, history, permissions, job executor, pool, ids, and one transaction for a
 * decision.
 */
public final class BareEngine implements AutoCloseable {

    private static final String GROUP = "everything";
    /** As long as what the product shows of a request. */
    private static final String BRIEF = "{\"subject\":\"Standard policy\",\"facts\":\"%s\"}".formatted("x".repeat(450));

    private final ProcessEngine engine;
    private final HikariDataSource source = new HikariDataSource();
    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    /**
     * Starts it.
     *
     * @param variables what steps do that are not quite empty, by their names: they write what the diagram goes on with
     * @param resources the diagrams and forms on the class path to deploy
     */
    public BareEngine(String jdbcUrl, Map<String, JavaDelegate> variables, String... resources) {
        source.setJdbcUrl(jdbcUrl);
        source.setMaximumPoolSize(30);
        source.setMinimumIdle(5);
        var transactions = new DataSourceTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        jdbc = JdbcClient.create(source);
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setDataSource(source);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setProcessEngineName("bare");
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setHistory("full");
        configuration.setAuthorizationEnabled(true);
        configuration.setRestrictUserOperationLogToAuthenticatedUsers(false);
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
        configuration.setDefaultNumberOfRetries(5);
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setJobExecutor(jobExecutor());
        configuration.setJobExecutorAcquireByPriority(true);
        configuration.setProcessEnginePlugins(List.of(new SpinProcessEnginePlugin()));
        configuration.setBeans(steps(variables));
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new Brief())));
        engine = configuration.buildProcessEngine();
        grantEverything();
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        List.of(resources).forEach(deployment::addClasspathResource);
        deployment.deploy();
        configuration.getJobExecutor().start();
    }

    /** Starts a diagram with the business key; answers the instance. */
    public String start(String process, String key) {
        return as(
                "servicenow",
                () -> engine.getRuntimeService()
                        .startProcessInstanceByKey(
                                process, key, Variables.createVariables().putValue("ritm", key))
                        .getId());
    }

    /** The task of an instance, or null while there is none. */
    public String task(String instance) {
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
        return task == null ? null : task.getId();
    }

    /** Claims and approves in one transaction. */
    public void approve(String task) {
        as(
                "onboarding1",
                () -> transaction.execute(status -> {
                    engine.getTaskService().claim(task, "onboarding1");
                    engine.getTaskService().complete(task, Map.of("decision", "APPROVE"));
                    return task;
                }));
    }

    public boolean isOver(String instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                == 0;
    }

    /** Does many things as one command of the engine, in one transaction. */
    public void together(Runnable work) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command -> {
                    work.run();
                    return null;
                });
    }

    /** Nobody is signed in here, so that no permission is asked for. */
    public RuntimeService runtime() {
        return engine.getRuntimeService();
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        engine.close();
        threads.shutdown();
        source.close();
    }

    private <T> T as(String login, Supplier<T> work) {
        engine.getIdentityService().setAuthentication(login, List.of(GROUP));
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private SpringJobExecutor jobExecutor() {
        threads.setCorePoolSize(4);
        threads.setMaxPoolSize(8);
        threads.setQueueCapacity(20);
        threads.initialize();
        var executor = new SpringJobExecutor();
        executor.setTaskExecutor(threads);
        executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        executor.setMaxJobsPerAcquisition(8);
        executor.setLockTimeInMillis(60_000);
        executor.setWaitTimeInMillis(1000);
        executor.setMaxWait(1000);
        executor.setBackoffTimeInMillis(50);
        executor.setMaxBackoff(1000);
        return executor;
    }

    private void grantEverything() {
        for (Resource resource : Resources.values()) {
            Authorization all = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            all.setGroupId(GROUP);
            all.setResource(resource);
            all.setResourceId(Authorization.ANY);
            all.addPermission(Permissions.ALL);
            engine.getAuthorizationService().saveAuthorization(all);
        }
    }

    private static Map<Object, Object> steps(Map<String, JavaDelegate> variables) {
        var steps = new HashMap<Object, Object>();
        StepCatalogue.ofClassPath().entries().forEach(step -> steps.put(step.name(), (JavaDelegate) execution -> {}));
        steps.putAll(variables);
        return steps;
    }

    /** Writes the task-local variables that the product shows in Tasklist. */
    private static final class Brief extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskListener brief = task -> {
                task.setVariableLocal("subject", "RITM0010001, ZA1: Standard policy");
                task.setVariableLocal("brief", SpinValues.jsonValue(BRIEF).create());
            };
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addTaskListener(TaskListener.EVENTNAME_CREATE, brief);
        }
    }
}
