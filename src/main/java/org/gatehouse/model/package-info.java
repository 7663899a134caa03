/** Diagrams and decision tables as things with versions: what is in force, what was, and what the product ships. */
package org.gatehouse.model;
