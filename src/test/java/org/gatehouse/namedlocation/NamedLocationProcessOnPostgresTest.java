package org.gatehouse.namedlocation;

import org.gatehouse.Postgres;
import org.gatehouse.rehearsal.ReplayedAlike;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ExtendWith(ReplayedAlike.class)
@ContextConfiguration(initializers = Postgres.class)
class NamedLocationProcessOnPostgresTest extends NamedLocationProcessTest {}
