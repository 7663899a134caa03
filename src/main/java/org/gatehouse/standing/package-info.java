/** What Gatehouse itself keeps of an account, beside what the directory knows: compromise, for ever, and notes. */
package org.gatehouse.standing;
