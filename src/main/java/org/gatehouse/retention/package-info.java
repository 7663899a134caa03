/** How long what tells of people is kept, and how it goes. */
package org.gatehouse.retention;
