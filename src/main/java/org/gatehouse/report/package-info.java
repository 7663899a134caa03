/** How far the tenant has come with MFA: in numbers, and account by account. */
package org.gatehouse.report;
