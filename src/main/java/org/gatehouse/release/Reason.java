package org.gatehouse.release;

/**
 * Why a version comes into force.
 *
 * @param by the login of who puts it into force
 * @param proposedBy the login of who drew it
 * @param why in their words
 * @param change the number of the proposal, or null
 */
public record Reason(String by, String proposedBy, String why, Long change) {}
