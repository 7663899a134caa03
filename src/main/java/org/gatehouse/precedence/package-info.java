/** Which MFA policy counts for an account that several things bring under MFA (AC-046). */
package org.gatehouse.precedence;
