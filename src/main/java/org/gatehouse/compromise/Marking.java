package org.gatehouse.compromise;

import java.util.Set;

/**
 * Why somebody marks an account.
 *
 * @param comment what else there is to say, or null
 */
record Marking(Set<Sign> signs, String comment) {}
