package org.gatehouse.audit;

import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.web.HomeCards;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads to the search over everything that was asked and done. */
@Component
@Order(36)
class AuditHome implements HomeCards {

    @Override
    public List<Card> of(Person person) {
        return AuditDoors.READERS.test(person)
                ? List.of(new Card(
                        "Search the history",
                        "/audit",
                        null,
                        "Every request and case, running and finished, and all that was done in it"))
                : List.of();
    }
}
