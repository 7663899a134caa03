package org.gatehouse.release;

import java.time.Instant;

/**
 * A version that came into force while the product ran.
 *
 * @param backTo the version whose content it repeats, or null
 */
public record Release(String key, int version, Instant at, Reason reason, Running running, Integer backTo) {}
