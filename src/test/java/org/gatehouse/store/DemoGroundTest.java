package org.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.gatehouse.Postgres;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On which databases the demo starts, and on which it writes nothing. */
class DemoGroundTest {

    private static final String[] DEMO = {"classpath:db/migration", "classpath:db/embedded"};

    @Test
    void onlyH2IsTakenUnasked() {
        Flyway postgres = flyway(Postgres.newDatabase(), "postgres", DEMO);

        assertThatThrownBy(() -> new DemoGround(false).migrate(postgres))
                .isInstanceOf(DatabaseNotReady.class)
                .hasMessageContaining("published passwords");
        assertThat(tables(postgres)).isZero();

        assertThatCode(() ->
                        new DemoGround(false).migrate(flyway("jdbc:h2:mem:demo-ground;DB_CLOSE_DELAY=-1", "sa", DEMO)))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherDatabaseIsTakenWhereThatIsAskedForAndTakenAgain() {
        Flyway postgres = flyway(Postgres.newDatabase(), "postgres", DEMO);
        var ground = new DemoGround(true);

        ground.migrate(postgres);
        assertThat(tables(postgres)).isPositive();
        assertThatCode(() -> ground.migrate(postgres)).doesNotThrowAnyException();
    }

    @Test
    void whatWasMadeForProductionIsNeverTaken() {
        String database = Postgres.newDatabase();
        flyway(database, "postgres", "classpath:db/migration").migrate();
        Flyway demo = flyway(database, "postgres", DEMO);
        long before = tables(demo);

        assertThatThrownBy(() -> new DemoGround(true).migrate(demo))
                .isInstanceOf(DatabaseNotReady.class)
                .hasMessageContaining("was made for production");
        assertThat(tables(demo)).isEqualTo(before);
    }

    private static Flyway flyway(String url, String user, String... locations) {
        return Flyway.configure()
                .dataSource(url, user, "")
                .locations(locations)
                .javaMigrations(new V1__Engine())
                .load();
    }

    private static long tables(Flyway flyway) {
        return JdbcClient.create(flyway.getConfiguration().getDataSource())
                .sql("select count(*) from information_schema.tables where table_schema = 'public'")
                .query(Long.class)
                .single();
    }
}
