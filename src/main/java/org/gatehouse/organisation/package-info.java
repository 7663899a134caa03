/** The organisations of the tenant and the policies they are linked to. */
package org.gatehouse.organisation;
