/** Mails: written to an outbox in the transaction that causes them, sent by a relay in their order. */
package org.gatehouse.notification;
