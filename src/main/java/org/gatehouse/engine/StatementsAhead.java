package org.gatehouse.engine;

import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.ApplicationListener;

/**
 * Has the engine's statements read as soon as a start knows its database, a second before the engine needs them. What
 * serves nobody, such as a migration, has no engine.
 */
class StatementsAhead implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final Map<DatabaseDriver, String> TYPES =
            Map.of(DatabaseDriver.H2, "h2", DatabaseDriver.POSTGRESQL, "postgres");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent start) {
        if (start.getSpringApplication().getWebApplicationType() == WebApplicationType.NONE) {
            return;
        }
        String type =
                TYPES.get(DatabaseDriver.fromJdbcUrl(start.getEnvironment().getProperty("spring.datasource.url")));
        if (type != null) {
            SharedStatements.readAhead(type);
        }
    }
}
