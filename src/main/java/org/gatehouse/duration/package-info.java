/** How long the steps of each process and whole requests take: distributions that can be added up, by version and month. */
package org.gatehouse.duration;
