package org.gatehouse.enquiry;

import org.gatehouse.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(initializers = Postgres.class)
class StatusEnquiryProcessOnPostgresNightly extends StatusEnquiryProcessTest {}
