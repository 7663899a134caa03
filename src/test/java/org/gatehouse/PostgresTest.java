package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** The tests that say so really run on PostgreSQL. */
@GatehouseTest
@ContextConfiguration(initializers = Postgres.class)
class PostgresTest {

    @Autowired
    private DataSource source;

    @Test
    void theDatabaseIsPostgres() throws SQLException {
        try (Connection connection = source.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
        }
    }
}
