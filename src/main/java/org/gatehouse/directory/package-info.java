/** The port to the directory: security groups and the MFA policies they are linked to. */
package org.gatehouse.directory;
