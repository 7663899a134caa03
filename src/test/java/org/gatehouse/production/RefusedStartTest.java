package org.gatehouse.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.GatehouseApplication;
import org.gatehouse.Postgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A start in production is refused, in one sentence, rather than made on a database or settings that do not fit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedStartTest {

    private String migrated;

    @BeforeAll
    void migrateOnce() {
        migrated = Postgres.newDatabase();
        Surroundings.migrate(migrated);
    }

    @BeforeEach
    void theRightTime() {
        ClockUtil.reset();
    }

    @Test
    void anEmptyDatabaseIsRefusedAndLeftEmpty() {
        String empty = Postgres.newDatabase();

        assertThatThrownBy(() -> start(empty))
                .rootCause()
                .hasMessageStartingWith(
                        "The database lacks migrations of this version: Engine, gatehouse, people, sessions");
        assertThat(count(empty, "select count(*) from information_schema.tables where table_schema = 'public'"))
                .isZero();
    }

    @Test
    void migratingAgainChangesNothing() {
        String before = query(migrated, "select max(installed_on)::text || count(*) from flyway_schema_history");
        Surroundings.migrate(migrated);
        assertThat(query(migrated, "select max(installed_on)::text || count(*) from flyway_schema_history"))
                .isEqualTo(before);
    }

    @Test
    void aDatabaseOneMigrationBehindIsRefused() {
        String behind = Postgres.copyOf(migrated);
        String newest = " from flyway_schema_history where installed_rank ="
                + " (select max(installed_rank) from flyway_schema_history where version is not null)";
        String name = query(behind, "select description" + newest);
        update(behind, "delete" + newest);

        assertThatThrownBy(() -> start(behind))
                .rootCause()
                .hasMessageContaining("lacks migrations of this version: " + name + ".");
    }

    @Test
    void aMigrationThatHasFailedIsRefused() {
        String failed = Postgres.copyOf(migrated);
        update(failed, "update flyway_schema_history set success = false where version = '4'");

        assertThatThrownBy(() -> start(failed))
                .rootCause()
                .hasMessageContaining("4 sessions (FAILED_VERSIONED_MIGRATION)");
    }

    @Test
    void aMigrationThatWasChangedIsRefused() {
        String changed = Postgres.copyOf(migrated);
        update(changed, "update flyway_schema_history set checksum = 1 where version = '2'");

        assertThatThrownBy(() -> start(changed)).rootCause().hasMessageContaining("2 gatehouse (CHECKSUM_MISMATCH)");
    }

    @Test
    void anotherVersionOfTheEnginesTablesIsRefused() {
        String older = Postgres.copyOf(migrated);
        update(older, "update act_ge_schema_log set version_ = '7.23.0'");

        assertThatThrownBy(() -> start(older))
                .rootCause()
                .hasMessage("The engine is of version 7.24 and its tables are of version 7.23.");
    }

    @Test
    void withoutADatabaseNoneIsMadeUp() {
        assertThatThrownBy(() -> start("")).hasMessageStartingWith("spring.datasource.url is not set");
        assertThatThrownBy(() -> Surroundings.migrate("")).hasMessageStartingWith("spring.datasource.url is not set");
    }

    @Test
    void everySettingThatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(() -> new SpringApplication(GatehouseApplication.class)
                        .run("--spring.profiles.active=production", "--logging.file.name=", "--server.port=0"))
                .satisfies(refusal -> assertThat(refusal.getMessage().lines())
                        .hasSize(15)
                        .allMatch(line -> line.matches("[a-z.-]+ is not set: .+\\."))
                        .anyMatch(line -> line.startsWith("spring.mail.host "))
                        .anyMatch(line -> line.startsWith("gatehouse.base-url "))
                        .anyMatch(line -> line.startsWith("gatehouse.mail.from "))
                        .anyMatch(line -> line.startsWith("gatehouse.sign-in.issuer ")));
    }

    @Test
    void theDatabaseOfADemoIsRefused() {
        String demo = Postgres.copyOf(migrated);
        update(
                demo,
                "insert into flyway_schema_history select max(installed_rank) + 1, null, 'embedded directory', 'SQL',"
                        + " 'R__embedded_directory.sql', 1, 'postgres', now(), 1, true from flyway_schema_history");

        assertThatThrownBy(() -> start(demo)).rootCause().hasMessageContaining("embedded directory");
        assertThatThrownBy(() -> Surroundings.migrate(demo)).rootCause().hasMessageContaining("embedded directory");
    }

    @Test
    void aProviderThatIsDownIsNoReasonToRefuse() {
        assertThatCode(() -> start(migrated, "gatehouse.sign-in.issuer=http://localhost:1"))
                .doesNotThrowAnyException();
    }

    @Test
    void aGroupThatIsNotOneOfPeopleIsRefused() {
        assertThatThrownBy(() -> start(migrated, "gatehouse.sign-in.groups.some-value=integration"))
                .rootCause()
                .hasMessageContaining("there is no group 'integration' for people");
    }

    @Test
    void aKeyThatSignsNothingIsRefused() throws IOException {
        Path nothing = Files.createTempFile("key", ".pem");

        assertThatThrownBy(() -> start(migrated, "gatehouse.audit.signing-key=" + nothing))
                .rootCause()
                .hasMessage(
                        "The file of gatehouse.audit.signing-key, %s, is no PKCS#8 PEM of an Ed25519 private key.",
                        nothing);
    }

    private static void start(String database, String... more) {
        // the last setting of a name counts; on the command line both would, as a list
        var settings = new LinkedHashMap<String, String>();
        Stream.of(
                        Surroundings.settings(database),
                        List.of(more),
                        List.of("server.port=0", "spring.main.banner-mode=off"))
                .flatMap(List::stream)
                .forEach(setting -> settings.put(setting.replaceFirst("=.*", ""), "--" + setting));
        new SpringApplication(GatehouseApplication.class, StandInDirectory.class)
                .run(settings.values().toArray(String[]::new))
                .close();
    }

    private static JdbcClient on(String database) {
        return JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""));
    }

    private static void update(String database, String sql) {
        assertThat(on(database).sql(sql).update()).isEqualTo(1);
    }

    private static long count(String database, String sql) {
        return on(database).sql(sql).query(Long.class).single();
    }

    private static String query(String database, String sql) {
        return on(database).sql(sql).query(String.class).single();
    }
}
