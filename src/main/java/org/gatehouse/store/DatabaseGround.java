package org.gatehouse.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.ValidateOutput;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In production a start looks at the database and changes nothing: it is refused where {@link Migration} is due. */
@Component
@Profile("production")
class DatabaseGround implements FlywayMigrationStrategy {

    /** Timers of two nodes must agree on what is due: a node may differ from the database by as much. */
    static final Duration LARGEST_DIFFERENCE = Duration.ofSeconds(5);

    private final Clock clock;

    DatabaseGround(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void migrate(Flyway flyway) {
        refuseAnotherTime(flyway.getConfiguration().getDataSource());
        refusePending(flyway);
        refuseChanged(flyway);
        refuseAnotherEngine(flyway.getConfiguration().getDataSource());
    }

    private static void refusePending(Flyway flyway) {
        List<String> pending = Arrays.stream(flyway.info().pending())
                .map(MigrationInfo::getDescription)
                .toList();
        if (!pending.isEmpty()) {
            throw new DatabaseNotReady(
                    "The database lacks migrations of this version: %s.".formatted(String.join(", ", pending)),
                    "Back up the database, then run this version once with the argument '%s'."
                            .formatted(Migration.COMMAND));
        }
    }

    private static void refuseChanged(Flyway flyway) {
        List<String> wrong = flyway.validateWithResult().invalidMigrations.stream()
                .map(DatabaseGround::inWords)
                .toList();
        if (!wrong.isEmpty()) {
            throw new DatabaseNotReady(
                    "The database was migrated otherwise than this version would: %s."
                            .formatted(String.join("; ", wrong)),
                    "Start the version that migrated it, or restore the backup taken before.");
        }
    }

    private static String inWords(ValidateOutput wrong) {
        return "%s %s (%s)".formatted(wrong.version, wrong.description, wrong.errorDetails.errorCode);
    }

    /** The engine's own check compares a constant with itself, so its log of versions is looked at. */
    private static void refuseAnotherEngine(DataSource database) {
        String engine = minor(versionOfEngine());
        String tables = minor(JdbcClient.create(database)
                .sql("select version_ from act_ge_schema_log order by timestamp_ desc, id_ desc limit 1")
                .query(String.class)
                .single());
        if (!engine.equals(tables)) {
            throw new DatabaseNotReady(
                    "The engine is of version %s and its tables are of version %s.".formatted(engine, tables),
                    "Start the version of Gatehouse that these tables were made for.");
        }
    }

    private static String versionOfEngine() {
        try {
            return PropertiesLoaderUtils.loadAllProperties("org/camunda/bpm/engine/product-info.properties")
                    .getProperty("camunda.version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Patches of the engine share their tables. */
    private static String minor(String version) {
        return version.substring(0, version.indexOf('.', version.indexOf('.') + 1));
    }

    private void refuseAnotherTime(DataSource database) {
        Instant before = clock.instant();
        Instant there = JdbcClient.create(database)
                .sql("select current_timestamp")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Instant after = clock.instant();
        Instant here = before.plus(Duration.between(before, after).dividedBy(2));
        Duration difference = Duration.between(there, here).abs();
        if (difference.compareTo(LARGEST_DIFFERENCE) > 0) {
            throw new DatabaseNotReady(
                    "The clocks of this node and of the database differ by %d seconds; at most %d are allowed."
                            .formatted(difference.toSeconds(), LARGEST_DIFFERENCE.toSeconds()),
                    "Synchronise both clocks, for example by NTP.");
        }
    }
}
