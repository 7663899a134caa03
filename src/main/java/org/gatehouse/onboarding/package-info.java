/** Onboarding: linking an organisation's security group to an MFA policy (AC-053 to AC-064). */
package org.gatehouse.onboarding;
