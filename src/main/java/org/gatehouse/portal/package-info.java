/** The pages that belong to no capability: the home page of each role, and what they say about themselves. */
package org.gatehouse.portal;
