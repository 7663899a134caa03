/** Everything that is known of an account: what the directory holds, how it stands, and its MFA exceptions. */
package org.gatehouse.account;
