package org.gatehouse.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.GatehouseApplication;
import org.gatehouse.Postgres;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes that start at the same moment on a database that no node has used yet. */
class StartTogetherTest {

    @Test
    void bothStartAndWhatTheyShipIsThereOnce() throws SQLException {
        ClockUtil.reset();
        String database = Postgres.newDatabase();
        Surroundings.migrate(database);
        var jdbc = JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""));
        List<CompletableFuture<ConfigurableApplicationContext>> nodes;

        try (Connection gate = DriverManager.getConnection(database, "postgres", "")) {
            gate.setAutoCommit(false);
            gate.createStatement()
                    .executeQuery("select * from act_ge_property where name_ = 'deployment.lock' for update");
            var loggingIsSetUp = new CompletableFuture<Void>();
            nodes = List.of(
                    CompletableFuture.supplyAsync(() -> start(database, () -> loggingIsSetUp.complete(null))),
                    loggingIsSetUp.thenApplyAsync(done -> start(database, () -> {})));
            Awaitility.await("both wait at the same place")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> waiting(jdbc) == 2);
            gate.rollback();
        }

        nodes.forEach(node -> assertThat(node.join().isRunning()).isTrue());
        assertThat(jdbc.sql("select name_ from act_re_deployment")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .doesNotHaveDuplicates();
        nodes.forEach(node -> node.join().close());
    }

    private static long waiting(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }

    /** Two that set up logging at once in one process would both print every line from then on. */
    private static ConfigurableApplicationContext start(String database, Runnable whenLoggingIsSetUp) {
        var node = new SpringApplication(GatehouseApplication.class, StandInDirectory.class);
        node.addInitializers(context -> whenLoggingIsSetUp.run());
        return node.run(Stream.concat(
                        Surroundings.settings(database).stream(),
                        Stream.of("server.port=0", "spring.main.banner-mode=off"))
                .map(setting -> "--" + setting)
                .toArray(String[]::new));
    }
}
