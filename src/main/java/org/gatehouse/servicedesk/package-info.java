/** The port to the service desk: the numbers requests and incidents are known by. */
package org.gatehouse.servicedesk;
