/** MFA enabled for a whole list of accounts: a verdict for each row before anything changes, then part by part (AC-121). */
package org.gatehouse.enablement;
