package org.gatehouse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gatehouse.Browserless;
import org.gatehouse.Postgres;
import org.gatehouse.SigningKeyFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The jar in production on a database that is not there yet: refused, migrated by its command, and only then let on. */
class MigrateIT {

    private static final String REFUSAL = "The database lacks migrations of this version";

    private static final String CLOSED = "http://localhost:1";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("SPRING_MAIL_HOST", "localhost"),
            Map.entry("SPRING_MAIL_PORT", "1"),
            Map.entry("GATEHOUSE_MAIL_FROM", "gatehouse@nhs.example"),
            Map.entry("GATEHOUSE_BASE_URL", "https://gatehouse.example"),
            Map.entry("GATEHOUSE_ADMINISTRATOR", "root@nhs.example"),
            Map.entry("GATEHOUSE_AUDIT_SIGNINGKEY", SigningKeyFile.make().toString()),
            Map.entry("GATEHOUSE_SIGN_IN_ISSUER", CLOSED),
            Map.entry("GATEHOUSE_SIGN_IN_CLIENT_ID", "gatehouse"),
            Map.entry("GATEHOUSE_SIGN_IN_AUDIENCE", "gatehouse"),
            Map.entry("GATEHOUSE_GRAPH_TENANTID", "tenant"),
            Map.entry("GATEHOUSE_GRAPH_CLIENTID", "gatehouse"),
            Map.entry("GATEHOUSE_GRAPH_POLICIES_STANDARD", "standard"),
            Map.entry("GATEHOUSE_GRAPH_POLICIES_NAMEDLOCATIONS", "named-locations"),
            Map.entry("GATEHOUSE_GRAPH_URL", CLOSED),
            Map.entry("GATEHOUSE_GRAPH_LOGINURL", CLOSED));

    private record Ended(int code, String console) {}

    /** Nobody is connected to it, so that each test takes a copy. */
    private static String migrated;

    @BeforeAll
    static void migrate(@TempDir Path directory) throws Exception {
        migrated = Postgres.newDatabase();
        assertThat(run(directory, migrated, "migrate").code()).isZero();
    }

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

    /** Its provider, directory and mail server answer nobody; a start asks none of them. */
    @Test
    void itServesInProductionWhileNothingButItsDatabaseAnswers(@TempDir Path directory) throws Exception {
        String database = Postgres.copyOf(migrated);

        int port = PackagedProduct.freePort();
        Path console = directory.resolve("console.log");
        Process process = begin(directory, database, port, console);
        try (var product = PackagedProduct.started(process, port, console)) {
            var visitor = new Browserless(product.baseUrl());
            assertThat(visitor.get("/login").body()).contains("Sign in with your work account");
            assertThat(visitor.get("/").statusCode()).isEqualTo(302);
            assertThat(visitor.get("/api/v1/requests").statusCode()).isEqualTo(401);
            assertThat(visitor.get("/oauth2/authorization/gatehouse").headers().firstValue("Location"))
                    .hasValueSatisfying(location -> assertThat(location).endsWith("/login?error=unavailable"));
            assertThat(product.console()).doesNotContain("\tat ");
        }
    }

    @Test
    void aDemonstrationDoesNotStartOnIt(@TempDir Path directory) throws Exception {
        String database = Postgres.copyOf(migrated);

        // Files with secrets are read in production only, so the address comes as an environment would give it.
        String[] demo = {
            "--spring.profiles.active=embedded",
            "--spring.datasource.url=" + database,
            "--spring.datasource.username=postgres"
        };
        Ended unasked = run(directory, database, demo);
        assertThat(unasked.code()).isEqualTo(1);
        assertThat(unasked.console()).contains("a demonstration with published passwords");
        Ended asked = run(directory, database, demo[0], demo[1], demo[2], "--gatehouse.demo.on-any-database=true");
        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.console()).contains("This database was made for production");
        assertThat(new Database(database).count("select count(*) from act_id_user"))
                .isZero();
    }

    private static Ended run(Path directory, String database, String... arguments)
            throws IOException, InterruptedException {
        Path console = directory.resolve("console.log");
        Process process = begin(directory, database, 0, console, arguments);
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS))
                    .as("it ends, see " + console)
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(console));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Secrets come as files, the rest as environment, as an operator would give them. */
    private static Process begin(Path directory, String database, int port, Path console, String... arguments)
            throws IOException {
        Path secrets = Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("spring.datasource.url"), database);
        Files.writeString(secrets.resolve("spring.datasource.username"), "postgres");
        Files.writeString(secrets.resolve("gatehouse.sign-in.client-secret"), "hush");
        Files.writeString(secrets.resolve("gatehouse.graph.client-secret"), "hush");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("gatehouse.jar"),
                "--server.port=" + port,
                "--gatehouse.secrets-dir=" + secrets,
                "--gatehouse.data-dir=" + directory));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        builder.environment().put("SPRING_PROFILES_ACTIVE", "production");
        builder.environment().putAll(SETTINGS);
        return builder.start();
    }
}
