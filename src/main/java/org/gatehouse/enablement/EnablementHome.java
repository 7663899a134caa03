package org.gatehouse.enablement;

import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.web.HomeCards;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads Local Administrators to the form for a list. */
@Component
@Order(13)
class EnablementHome implements HomeCards {

    @Override
    public List<Card> of(Person person) {
        return person.isLocalAdministrator()
                ? List.of(new Card(
                        "Enable MFA for many accounts",
                        "/bulk-enablements/new",
                        null,
                        "Hand in a list of addresses. You see what would become of each before anything changes"))
                : List.of();
    }
}
