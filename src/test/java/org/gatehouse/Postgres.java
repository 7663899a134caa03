package org.gatehouse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A real PostgreSQL for the tests, one server for all, with a database of its own for each that asks. */
public final class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<ConfigurableApplicationContext> CONTEXTS = new CopyOnWriteArrayList<>();

    private static EmbeddedPostgres server;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        outlive(context);
        TestPropertyValues.of(
                        "gatehouse.demo.on-any-database=true",
                        "spring.datasource.url=" + newDatabase(),
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=")
                .applyTo(context);
    }

    /** Makes an empty database and answers its JDBC address. */
    public static String newDatabase() {
        return newDatabase("");
    }

    /** Makes a copy of a database that nobody is connected to, which takes a tenth of making its tables anew. */
    public static String copyOf(String database) {
        return newDatabase(" template " + database.replaceFirst("[^?]*/([^?]+).*", "$1"));
    }

    private static synchronized String newDatabase(String template) {
        String name = "gatehouse_" + UUID.randomUUID().toString().replace('-', '_');
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .setServerConfig("pg_stat_statements.track_planning", "on")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(Postgres::stop));
            }
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                connection.createStatement().execute("create database " + name + template);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.getJdbcUrl("postgres", name);
    }

    /** The server stops after this context, which would otherwise wait for connections as it closes. */
    public static void outlive(ConfigurableApplicationContext context) {
        CONTEXTS.add(context);
    }

    private static void stop() {
        CONTEXTS.forEach(ConfigurableApplicationContext::close);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
