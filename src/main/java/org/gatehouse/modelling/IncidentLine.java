package org.gatehouse.modelling;

import java.time.Instant;

/**
 * A step that failed for good and waits for repair.
 *
 * @param step its name
 * @param ritm the request that it belongs to, or null
 */
record IncidentLine(String id, String element, String step, Instant since, String ritm) {}
