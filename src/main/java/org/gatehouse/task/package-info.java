/** Work that waits for people: what waits, who may take it, and the one command by which it is decided. */
package org.gatehouse.task;
