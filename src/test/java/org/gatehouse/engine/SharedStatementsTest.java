package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.Test;

class SharedStatementsTest {

    @Test
    void areThoseThatTheEngineReadsItself() {
        try (var database = new MemoryDatabase("its-own");
                var other = new MemoryDatabase("shared")) {
            ProcessEngineConfigurationImpl itself = on(database);
            itself.buildProcessEngine().close();
            ProcessEngineConfigurationImpl sharing = on(other);
            SharedStatements.giveTo(sharing);
            sharing.buildProcessEngine().close();

            assertThat(statements(sharing).getMappedStatementNames())
                    .isEqualTo(statements(itself).getMappedStatementNames());
            assertThat(kinds(sharing)).isEqualTo(kinds(itself));
            assertThat(statements(sharing).getDefaultExecutorType())
                    .isEqualTo(statements(itself).getDefaultExecutorType());
        }
    }

    @Test
    void areReadOnceButEachEngineAsksItsOwnDatabase() {
        try (var one = new MemoryDatabase("one");
                var other = new MemoryDatabase("other")) {
            ProcessEngineConfigurationImpl first = on(one);
            ProcessEngineConfigurationImpl second = on(other);
            SharedStatements.giveTo(first);
            SharedStatements.giveTo(second);

            assertThat(statements(first).getMappedStatement("selectExecution"))
                    .isSameAs(statements(second).getMappedStatement("selectExecution"));
            assertThat(statements(first).getEnvironment().getDataSource()).isSameAs(one.source());
            assertThat(statements(second).getEnvironment().getDataSource()).isSameAs(other.source());
        }
    }

    private static ProcessEngineConfigurationImpl on(MemoryDatabase database) {
        var engine = new StandaloneInMemProcessEngineConfiguration();
        engine.setProcessEngineName("statements");
        engine.setDataSource(database.source());
        engine.setDatabaseSchemaUpdate("true");
        engine.setJobExecutorActivate(false);
        return engine;
    }

    private static Configuration statements(ProcessEngineConfigurationImpl engine) {
        return engine.getSqlSessionFactory().getConfiguration();
    }

    /** What each statement does, and whether its SQL depends on what is asked. */
    private static Set<String> kinds(ProcessEngineConfigurationImpl engine) {
        return ((Collection<?>) statements(engine).getMappedStatements())
                .stream()
                        .filter(MappedStatement.class::isInstance)
                        .map(MappedStatement.class::cast)
                        .map(statement -> statement.getId() + ": " + statement.getSqlCommandType() + " "
                                + statement.getSqlSource().getClass().getSimpleName())
                        .collect(Collectors.toSet());
    }
}
