package org.gatehouse.repair;

import org.gatehouse.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(initializers = Postgres.class)
class StepRepairProcessOnPostgresNightly extends StepRepairProcessTest {}
