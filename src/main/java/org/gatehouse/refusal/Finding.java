package org.gatehouse.refusal;

import java.io.Serializable;

/**
 * One thing found about what was asked. Kept in the session while a page is sent again.
 *
 * @param field the input it concerns, as the REST contract names it, or an empty text for the whole
 * @param code stable, for programs
 * @param message one sentence for a person
 */
public record Finding(String field, String code, String message) implements Serializable {}
