package org.gatehouse.namedlocation;

import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.web.HomeCards;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads Local Administrators to the named-location form. */
@Component
@Order(11)
class NamedLocationHome implements HomeCards {

    @Override
    public List<Card> of(Person person) {
        return person.isLocalAdministrator()
                ? List.of(new Card(
                        "Register a named location",
                        "/named-location/new",
                        null,
                        "Have a network of your organisation recognised, so that people are not prompted there"))
                : List.of();
    }
}
