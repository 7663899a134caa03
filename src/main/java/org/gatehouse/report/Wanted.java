package org.gatehouse.report;

import java.time.Instant;
import org.gatehouse.identity.OdsCode;

/**
 * Which accounts are wanted.
 *
 * @param organisation only of this one, or null for the whole tenant
 */
record Wanted(OdsCode organisation, Part part, PoliciesThatCount policies, Instant now) {}
