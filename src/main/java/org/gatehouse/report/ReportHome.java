package org.gatehouse.report;

import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.web.HomeCards;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads to the reports. */
@Component
@Order(35)
class ReportHome implements HomeCards {

    @Override
    public List<Card> of(Person person) {
        return Reports.READERS.test(person)
                ? List.of(new Card(
                        "See MFA adoption",
                        "/reports",
                        null,
                        "How many accounts are under MFA and with which methods, and which ones are still missing"))
                : List.of();
    }
}
