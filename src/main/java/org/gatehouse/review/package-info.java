/** The review that several kinds of request go through: opening, reminding, deciding, telling, withdrawing. */
package org.gatehouse.review;
