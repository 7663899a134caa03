package org.gatehouse.engine;

import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.gatehouse.trail.AuditTrail;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** What the engine may do here, beyond what {@code application.yml} says. Flyway has made its tables before. */
@Configuration(proxyBeanMethods = false)
class EngineRules {

    private static final String PLAIN_IDS = "[A-Za-z0-9._@+-]+";
    /** Logins may hold what the names of people hold. */
    private static final String LOGINS = "[A-Za-z0-9._@+'-]+";

    @Bean
    static StepCatalogue stepCatalogue(MetadataReaderFactory classes) {
        return StepCatalogue.ofClassPath(classes);
    }

    @Bean
    static ModelLint modelLint(StepCatalogue steps) {
        return new ModelLint(steps);
    }

    @Bean
    static RequiredElements requiredElements(StepCatalogue steps) {
        return new RequiredElements(steps);
    }

    @Bean
    @Order(1000)
    @DependsOnDatabaseInitialization
    GuardedEngine guardedEngine(
            StepCatalogue steps,
            ModelLint lint,
            BeanFactory beans,
            HistoryEventHandler outcomes,
            FailedJobIncidents incidents,
            AuditTrail trail) {
        return new GuardedEngine(steps, lint, beans, outcomes, incidents, trail);
    }

    static class GuardedEngine extends AbstractCamundaConfiguration {

        private final StepCatalogue steps;
        private final ModelLint lint;
        private final BeanFactory beans;
        private final HistoryEventHandler outcomes;
        private final FailedJobIncidents incidents;
        private final AuditTrail trail;

        GuardedEngine(
                StepCatalogue steps,
                ModelLint lint,
                BeanFactory beans,
                HistoryEventHandler outcomes,
                FailedJobIncidents incidents,
                AuditTrail trail) {
            this.steps = steps;
            this.lint = lint;
            this.beans = beans;
            this.outcomes = outcomes;
            this.incidents = incidents;
            this.trail = trail;
        }

        @Override
        public void preInit(SpringProcessEngineConfiguration engine) {
            engine.setExpressionManager(new GuardedExpressions(steps, beans::getBean));
            engine.setScriptEngineResolver(new NoScripts());
            var tables = new DefaultDmnEngineConfiguration();
            tables.setCustomPostDecisionTableEvaluationListeners(List.of(FiredRules.LISTENER));
            engine.setDmnEngineConfiguration(tables);
            engine.setCustomPreDeployers(List.of(new DiagramGuard(lint)));
            engine.setCustomPostDeployers(List.of(new DeploymentFacts(trail)));
            engine.setCustomHistoryEventHandlers(List.of(outcomes, new OperatorFacts(trail)));
            engine.setCustomIncidentHandlers(List.of(incidents));
            engine.setUserResourceWhitelistPattern(LOGINS);
            engine.setGroupResourceWhitelistPattern(PLAIN_IDS);
            engine.setEnableExpressionsInAdhocQueries(false);
            engine.setDefaultUserPermissionNameForTask("TASK_WORK");
            // To comment on a task one must see its history; whoever may work on it does.
            engine.setEnableHistoricInstancePermissions(true);
            engine.setLoggingContextBusinessKey("ritm");
            engine.setCmmnEnabled(false);
            engine.setStandaloneTasksEnabled(false);
            SharedStatements.giveTo(engine);
        }
    }
}
