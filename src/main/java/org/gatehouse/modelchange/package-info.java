/** A process owner proposes a change of a diagram or table, another one decides about it. */
package org.gatehouse.modelchange;
