/** What exists only in profile {@code embedded}: the clock that can be advanced, the mailbox, and faults on demand. */
package org.gatehouse.demo;
