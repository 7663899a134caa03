package org.gatehouse.namedlocation;

import org.gatehouse.Postgres;
import org.gatehouse.rehearsal.ReplayedAlike;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ReplayedAlike({NamedLocationProcess.KEY, NamedLocationProcess.ESCALATION_KEY})
@ContextConfiguration(initializers = Postgres.class)
class NamedLocationProcessOnPostgresNightly extends NamedLocationProcessTest {}
