package org.gatehouse.exemption;

import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.web.HomeCards;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads Local Administrators to the applications for exceptions. */
@Component
@Order(12)
class ExceptionHome implements HomeCards {

    @Override
    public List<Card> of(Person person) {
        return person.isLocalAdministrator()
                ? List.of(
                        new Card(
                                "Give a 24 hour exception",
                                "/short-term-exception/new",
                                null,
                                "For somebody who is without their phone today. It begins at once and ends by itself"),
                        new Card(
                                "Ask for an exception",
                                "/long-term-exception/new",
                                null,
                                "180 days for one or more accounts that cannot use MFA, after a central review"))
                : List.of();
    }
}
