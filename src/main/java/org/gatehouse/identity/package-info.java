/** Who somebody is: address, organisation, groups, and on whose behalf they act. */
package org.gatehouse.identity;
