package org.gatehouse.enquiry;

import java.time.Instant;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.servicedesk.RequestReference;

/**
 * Somebody asking how a request stands.
 *
 * @param incident the helpdesk's number for it, or null where the request was not overdue
 * @param answerDue when the helpdesk should have answered, or null
 * @param answer the helpdesk's, or null
 */
record Enquiry(
        long id,
        RequestReference ritm,
        String incident,
        String question,
        AccountAddress answerTo,
        Instant askedAt,
        Instant answerDue,
        String answer) {}
