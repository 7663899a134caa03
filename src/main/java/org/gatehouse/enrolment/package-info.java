/** What is outstanding after an account joins an MFA policy: it takes effect, per-user MFA goes, a method is registered. */
package org.gatehouse.enrolment;
