package org.gatehouse.store;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps the demo, with its published logins, away from an organisation's database: it starts on H2, elsewhere only
 * where that is asked for, and never where tables were made for production.
 */
@Component
@Profile("embedded")
class DemoGround implements FlywayMigrationStrategy {

    private static final String PERMISSION = "gatehouse.demo.on-any-database";
    private static final String REMEDY = "To serve an organisation, start with --spring.profiles.active=production.";

    /** Only the demo applies it, so the history of a database tells whose it is. */
    private static final String MIGRATION_OF_THE_DEMO = "R__embedded_directory.sql";

    private final boolean onAnyDatabase;

    DemoGround(@Value("${" + PERMISSION + ":false}") boolean onAnyDatabase) {
        this.onAnyDatabase = onAnyDatabase;
    }

    @Override
    public void migrate(Flyway flyway) {
        if (!isH2(flyway)) {
            if (!onAnyDatabase) {
                throw new DatabaseNotReady(
                        "Profile 'embedded' is a demonstration with published passwords; it starts on H2 only.",
                        REMEDY + " For a demonstration on another database set %s=true.".formatted(PERMISSION));
            }
            refuseWhatProductionMade(flyway);
        }
        flyway.migrate();
    }

    private static void refuseWhatProductionMade(Flyway flyway) {
        MigrationInfo[] applied = flyway.info().applied();
        if (applied.length > 0
                && Arrays.stream(applied).noneMatch(each -> MIGRATION_OF_THE_DEMO.equals(each.getScript()))) {
            throw new DatabaseNotReady(
                    "This database was made for production; the demonstration of profile 'embedded' never starts on it.",
                    REMEDY);
        }
    }

    private static boolean isH2(Flyway flyway) {
        try {
            String product = JdbcUtils.extractDatabaseMetaData(
                    flyway.getConfiguration().getDataSource(), metaData -> metaData.getDatabaseProductName());
            return DatabaseDriver.fromProductName(product) == DatabaseDriver.H2;
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }
}
