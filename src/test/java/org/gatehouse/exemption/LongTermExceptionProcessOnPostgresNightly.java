package org.gatehouse.exemption;

import org.gatehouse.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(initializers = Postgres.class)
class LongTermExceptionProcessOnPostgresNightly extends LongTermExceptionProcessTest {}
