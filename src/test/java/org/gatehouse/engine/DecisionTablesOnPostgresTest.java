package org.gatehouse.engine;

import org.gatehouse.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL, which writes nothing in a transaction that only reads. */
@ContextConfiguration(initializers = Postgres.class)
class DecisionTablesOnPostgresTest extends DecisionTablesTest {}
