package org.gatehouse.modelchange;

import org.gatehouse.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(initializers = Postgres.class)
class DecidingOnPostgresNightly extends DecidingTest {}
