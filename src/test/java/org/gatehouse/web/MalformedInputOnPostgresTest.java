package org.gatehouse.web;

import org.gatehouse.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** Fewer of the same on PostgreSQL, which cannot hold every character. */
@ContextConfiguration(initializers = Postgres.class)
class MalformedInputOnPostgresTest extends MalformedInputTest {

    @Override
    int inputs() {
        return 1_500;
    }
}
