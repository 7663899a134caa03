package org.gatehouse.request;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that happened to a request.
 *
 * @param by the login of who did it, or {@link Stage#GATEHOUSE}
 */
public record JournalEntry(Instant at, JournalKind kind, String what, String by, Map<String, Object> details) {}
