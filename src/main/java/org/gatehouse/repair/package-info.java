/** What happens when a step's retries are used up: one process, one task for directory support, for every case alike. */
package org.gatehouse.repair;
