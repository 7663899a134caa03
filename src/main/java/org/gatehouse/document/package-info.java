/** Documents added to requests, such as the written confirmation of a senior person (AC-076). */
package org.gatehouse.document;
