package org.gatehouse.report;

import java.time.Instant;
import org.gatehouse.census.Entry;
import org.gatehouse.standing.Standing;

/**
 * How one account stands.
 *
 * @param graceEndsAt until when registering a method may be put off, which may be past; null where it may not, where a
 *     method is registered, or where nobody knows since when the account has been under the policy
 * @param exceptionEndsAt when its exception ends, or null where none runs
 */
record StatusLine(Entry entry, MfaStatus status, Standing standing, Instant graceEndsAt, Instant exceptionEndsAt) {}
