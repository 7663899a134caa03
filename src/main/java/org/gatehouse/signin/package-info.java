/** What becomes of a sign-in and why, of one account and of many; Gatehouse reckons and never signs anybody in. */
package org.gatehouse.signin;
