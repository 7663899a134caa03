/** MFA exceptions of 24 hours and of 180 days: applied for, granted, reminded of, and ended on time (AC-089 to AC-096). */
package org.gatehouse.exemption;
