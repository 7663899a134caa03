/** What is said when something asked for cannot be done: every reason at once, in words and as stable codes. */
package org.gatehouse.refusal;
