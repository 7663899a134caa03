/** The audit trail: every audited fact, written in the transaction of the act itself and sealed against alteration. */
package org.gatehouse.trail;
