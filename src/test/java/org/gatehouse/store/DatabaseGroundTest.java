package org.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.gatehouse.Postgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of a node beside that of its database. */
class DatabaseGroundTest {

    private static Flyway flyway;

    @BeforeAll
    static void migrate() {
        flyway = Flyway.configure()
                .dataSource(Postgres.newDatabase(), "postgres", "")
                .locations("classpath:db/migration")
                .javaMigrations(new V1__Engine())
                .load();
        flyway.migrate();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -8, 8, 3600})
    void aNodeWhoseClockDiffersIsRefused(long seconds) {
        assertThatThrownBy(() -> startWithClockAhead(Duration.ofSeconds(seconds)))
                .isInstanceOf(DatabaseNotReady.class)
                .hasMessageContaining("The clocks of this node and of the database differ by")
                .hasMessageContaining("at most 5 are allowed");
    }

    @Test
    void aNodeWhoseClockIsNearlyRightStarts() {
        assertThatCode(() -> startWithClockAhead(Duration.ZERO)).doesNotThrowAnyException();
        assertThatCode(() -> startWithClockAhead(Duration.ofSeconds(2))).doesNotThrowAnyException();
        assertThatCode(() -> startWithClockAhead(Duration.ofSeconds(-2))).doesNotThrowAnyException();
    }

    private static void startWithClockAhead(Duration difference) {
        new DatabaseGround(Clock.offset(Clock.systemUTC(), difference)).migrate(flyway);
    }
}
