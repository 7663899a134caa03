/** How facts are written to the database: times, JSON, and the engine's own tables. */
package org.gatehouse.store;
