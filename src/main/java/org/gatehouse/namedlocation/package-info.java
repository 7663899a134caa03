/** Named locations: whose networks do not prompt, asked for, reviewed, registered, contested (AC-065 to AC-088). */
package org.gatehouse.namedlocation;
