package org.gatehouse.store;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Brings the database to this version and ends. Of the product, only its migrations run. */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import({DemoGround.class, SettingsGround.class})
@ComponentScan(
        basePackages = "org.gatehouse",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = JavaMigration.class))
public class Migration {

    static final String COMMAND = "migrate";

    public static boolean isAskedFor(String... args) {
        return List.of(args).contains(COMMAND);
    }

    public static void run(String... args) {
        var application = new SpringApplicationBuilder(Migration.class)
                .main(Migration.class)
                .web(WebApplicationType.NONE);
        try (var context = application.run(args)) {
            String version =
                    context.getBean(Flyway.class).info().current().getVersion().getVersion();
            LoggerFactory.getLogger(Migration.class).info("The database is at version {}", version);
        }
    }
}
