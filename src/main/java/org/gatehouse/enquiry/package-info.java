/** Asking after a request by its RITM: answered at once, and by the helpdesk where it is overdue (AC-064). */
package org.gatehouse.enquiry;
