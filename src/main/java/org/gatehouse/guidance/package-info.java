/** What the guidance says to people, and where: texts and links that a tenant can replace (AC-130). */
package org.gatehouse.guidance;
