package org.gatehouse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gatehouse.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The jar in production on a database that is not there yet: refused, migrated by its command, and only then let on. */
class MigrateIT {

    private static final String REFUSAL = "The database lacks migrations of this version";

    private record Ended(int code, String console) {}

    @Test
    void aStartIsRefusedUntilTheCommandHasMigrated(@TempDir Path directory) throws Exception {
        String database = Postgres.newDatabase();

        Ended refused = run(directory, database);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.console()).contains(REFUSAL, "run this version once with the argument 'migrate'");

        Ended migrated = run(directory, database, "migrate");
        assertThat(migrated.code()).as(migrated.console()).isZero();
        assertThat(migrated.console())
                .contains("The database is at version")
                .doesNotContain("Tomcat", "ENGINE-", "Started GatehouseApplication");
        var jdbc = JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""));
        assertThat(jdbc.sql("select version_ from act_ge_schema_log")
                        .query(String.class)
                        .single())
                .startsWith("7.24.");

        assertThat(run(directory, "jdbc:postgresql://localhost:1/nowhere", "migrate")
                        .code())
                .isEqualTo(1);
    }

    /** Secrets come as files, the rest as environment, as an operator would give them. */
    private static Ended run(Path directory, String database, String... arguments)
            throws IOException, InterruptedException {
        Path secrets = Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("spring.datasource.url"), database);
        Files.writeString(secrets.resolve("spring.datasource.username"), "postgres");
        Files.writeString(secrets.resolve("gatehouse.sign-in.client-secret"), "hush");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                System.getProperty("gatehouse.jar"),
                "--server.port=0",
                "--gatehouse.secrets-dir=" + secrets,
                "--gatehouse.data-dir=" + directory));
        command.addAll(List.of(arguments));
        Path console = directory.resolve("console.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE", "production",
                        "SPRING_MAIL_HOST", "localhost",
                        "GATEHOUSE_SIGN_IN_ISSUER", "https://login.example",
                        "GATEHOUSE_SIGN_IN_CLIENT_ID", "gatehouse",
                        "GATEHOUSE_SIGN_IN_AUDIENCE", "gatehouse"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS))
                    .as("it ends, see " + console)
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(console));
        } finally {
            process.destroyForcibly();
        }
    }
}
