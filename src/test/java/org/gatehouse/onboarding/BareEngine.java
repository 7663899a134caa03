package org.gatehouse.onboarding;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.engine.StepCatalogue;

/** The same diagram on Camunda alone: every step empty, the same variables, the same settings, its own database. */
final class BareEngine implements AutoCloseable {

    private final ProcessEngine engine;
    private final HikariDataSource source;

    BareEngine(String jdbcUrl) {
        source = new HikariDataSource();
        source.setJdbcUrl(jdbcUrl);
        source.setMaximumPoolSize(30);
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(source);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setProcessEngineName("bare");
        configuration.setJobExecutorActivate(true);
        configuration.setJobExecutorAcquireByPriority(true);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setBeans(steps());
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new Brief())));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("processes/onboarding-request.bpmn")
                .addClasspathResource("forms/onboarding-review.form")
                .deploy();
    }

    String start(String key) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(
                        OnboardingProcess.KEY, key, Variables.createVariables().putValue("ritm", key))
                .getId();
    }

    /** Claims and approves, once the task is there; answers whether it was. */
    boolean approve(String instance) {
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
        if (task == null) {
            return false;
        }
        engine.getTaskService().claim(task.getId(), "onboarding1");
        engine.getTaskService().complete(task.getId(), Map.of("decision", "APPROVE"));
        return true;
    }

    boolean isOver(String instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                == 0;
    }

    @Override
    public void close() {
        engine.close();
        source.close();
    }

    private static Map<Object, Object> steps() {
        var steps = new HashMap<Object, Object>();
        StepCatalogue.scan().entries().forEach(step -> steps.put(step.name(), (JavaDelegate) execution -> {}));
        Date later = Date.from(Instant.now().plus(Duration.ofHours(3)));
        steps.put("openReview", (JavaDelegate) execution -> execution.setVariable("reviewDueAt", later));
        steps.put("planReviewNudge", (JavaDelegate) execution -> {
            execution.setVariable("nudge", "REMIND");
            execution.setVariable("nudgeAt", later);
        });
        return steps;
    }

    /** Writes the task-local variables that the product shows in Tasklist. */
    private static final class Brief extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskListener brief = task -> {
                task.setVariableLocal("subject", "ZA1: Standard policy");
                task.setVariableLocal("brief", "{}".repeat(200));
            };
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addTaskListener(TaskListener.EVENTNAME_CREATE, brief);
        }
    }
}
