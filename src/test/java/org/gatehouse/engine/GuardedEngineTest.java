package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.gatehouse.GatehouseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Attacks on the running engine from inside, past every outer door. */
@GatehouseTest
class GuardedEngineTest {

    private static final String ATTACK = "${''.getClass().forName('java.lang.System').getMethod('setProperty',"
            + "''.getClass(),''.getClass()).invoke(null,'gatehouse.attacked','yes')}";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @AfterEach
    void nothingWasRun() {
        assertThat(System.getProperty("gatehouse.attacked")).isNull();
    }

    static Iterable<HostileDiagrams.Payload> payloads() {
        return HostileDiagrams.all();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aHostileFileIsNotDeployed(HostileDiagrams.Payload payload) {
        long before = repository.createDeploymentQuery().count();
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addInputStream(payload.fileName(), new ByteArrayInputStream(payload.content()))
                        .deploy())
                .isInstanceOf(RuntimeException.class);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void anExpressionInsideAnOrQueryIsRefused() {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression(ATTACK)
                        .endOr()
                        .list())
                .hasStackTraceContaining("may name a variable or a step only");
    }

    @Test
    void anExpressionInAStoredFilterIsRefused() {
        Filter filter = filters.newTaskFilter("attack");
        var query = new TaskQueryImpl();
        query.or().taskAssigneeExpression(ATTACK).endOr();
        filter.setQuery(query);
        filters.saveFilter(filter);
        try {
            assertThatThrownBy(() -> filters.list(filter.getId()))
                    .hasStackTraceContaining("may name a variable or a step only");
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void expressionsSeeNoBeanButTheCataloguedSteps() {
        for (String bean : new String[] {"dataSource", "environment", "requests", "jdbcClient", "processEngine"}) {
            assertThatThrownBy(() -> tasks.createTaskQuery()
                            .or()
                            .taskAssigneeExpression("${" + bean + "}")
                            .endOr()
                            .list())
                    .as(bean)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void theEngineIsTheOneItIsMeantToBe() {
        var configuration = engine.getProcessEngineConfiguration();
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
        assertThat(configuration.getHistory()).isEqualTo("full");
        assertThat(configuration.getDatabaseSchemaUpdate()).isEqualTo("false");
    }
}
