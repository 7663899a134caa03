package org.gatehouse.directory;

import java.time.Instant;

/**
 * Whether and since when somebody can sign in to an account.
 *
 * @param enabled whether anybody can at all
 * @param passwordSetAt when its password was last set; the beginning of time where that is not known
 * @param sessionsValidFrom since when a session must have begun to count; the beginning of time where none was ended
 */
public record SignInState(boolean enabled, Instant passwordSetAt, Instant sessionsValidFrom) {}
