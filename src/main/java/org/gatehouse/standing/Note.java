package org.gatehouse.standing;

import java.time.Instant;

/**
 * Something that is to be remembered of an account.
 *
 * @param by the login of who wrote it, or of Gatehouse itself
 */
public record Note(Instant at, String by, String text) {}
