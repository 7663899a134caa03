package org.gatehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** The whole product once more in the same test, with nothing in common but the PostgreSQL. */
public final class AnotherNode {

    private static final List<String> ALIKE = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "gatehouse.demo.on-any-database",
            "gatehouse.data-dir",
            "logging.level.root",
            "camunda.bpm.job-execution.enabled",
            "gatehouse.mail.relay-pause",
            "gatehouse.models.migration-pause",
            "gatehouse.sweeps.cron",
            "gatehouse.sweeps.hourly-cron",
            "gatehouse.census.pause",
            "gatehouse.audit.signing-key",
            "gatehouse.audit.sealing-pause",
            "gatehouse.audit.check-cron",
            "gatehouse.exceptions.watch-pause");

    private AnotherNode() {}

    /**
     * Starts it; like the first, nothing in it runs by itself.
     *
     * @param settings of the first
     * @param more what it has beside the product
     */
    public static ConfigurableApplicationContext beside(Environment settings, Class<?>... more) {
        var arguments = new ArrayList<>(
                List.of("--server.port=0", "--logging.file.name=", "--spring.profiles.active=embedded"));
        ALIKE.forEach(setting -> arguments.add("--%s=%s".formatted(setting, settings.getProperty(setting))));
        Class<?>[] sources = Stream.concat(Stream.of(GatehouseApplication.class), Arrays.stream(more))
                .toArray(Class<?>[]::new);
        ConfigurableApplicationContext node =
                new SpringApplicationBuilder(sources).run(arguments.toArray(String[]::new));
        // closed before the end, it would take away what Camunda's webapps share in this process
        Postgres.outlive(node);
        return node;
    }
}
