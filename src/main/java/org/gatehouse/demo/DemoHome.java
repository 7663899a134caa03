package org.gatehouse.demo;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.HomeCards;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads to what only the demonstration has. */
@Component
@Profile("embedded")
@Order(90)
class DemoHome implements HomeCards {

    @Override
    public List<Card> of(Person person) {
        var cards = new ArrayList<Card>();
        boolean administers = Door.ADMINISTRATORS.test(person);
        cards.add(new Card(
                "Demo mail",
                "/mail",
                null,
                administers
                        ? "Every email this demonstration has sent"
                        : "The emails this demonstration has sent to you"));
        if (administers) {
            cards.add(new Card("Demo clock", "/demo/clock", null, "Advance the time and watch deadlines pass"));
        }
        return cards;
    }
}
