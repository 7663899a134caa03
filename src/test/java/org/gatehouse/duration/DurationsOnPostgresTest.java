package org.gatehouse.duration;

import org.gatehouse.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on the database of production. */
@ContextConfiguration(initializers = Postgres.class)
class DurationsOnPostgresTest extends DurationsTest {}
