package org.gatehouse.compromise;

/**
 * How it was made sure that an account is given back to its holder and to nobody else.
 *
 * @param identityCheckedBy who checked the holder's identity
 * @param identityCheckMethod how, such as in person with a staff card
 */
record Remediation(String identityCheckedBy, String identityCheckMethod) {}
