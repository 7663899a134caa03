package org.gatehouse.exemption;

import org.gatehouse.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** Many more walks, on PostgreSQL: what they leave behind is more than a database in memory takes. */
@ContextConfiguration(initializers = Postgres.class)
class RandomWalkNightly extends RandomWalkTest {}
