/** The ports to the directory: security groups and the policies they are linked to, named locations, and accounts. */
package org.gatehouse.directory;
