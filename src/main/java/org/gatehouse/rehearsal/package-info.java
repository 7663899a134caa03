/**
 * What a changed diagram or table would have done: finished cases replayed, and running ones held against it, on an
 * engine in memory where steps only pretend.
 */
package org.gatehouse.rehearsal;
