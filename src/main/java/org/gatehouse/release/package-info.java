/** How a version of a diagram or table comes into force while the product runs, and what becomes of running instances. */
package org.gatehouse.release;
