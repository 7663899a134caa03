/** Compromised accounts: marked by an administrator, locked down at once, remediated by people, on record for ever. */
package org.gatehouse.compromise;
