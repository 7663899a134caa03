package org.gatehouse.enablement;

import org.gatehouse.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(initializers = Postgres.class)
class BulkEnablementProcessOnPostgresNightly extends BulkEnablementProcessTest {}
