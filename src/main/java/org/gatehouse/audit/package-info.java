/** What happened, for auditors: search, one case on one page, registers, evidence to take away, event logs. */
package org.gatehouse.audit;
