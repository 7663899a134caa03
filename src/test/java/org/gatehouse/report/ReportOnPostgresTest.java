package org.gatehouse.report;

import org.gatehouse.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(initializers = Postgres.class)
class ReportOnPostgresTest extends ReportTest {

    @Override
    String numbers() {
        return "select generate_series(1, :many) as x";
    }
}
