package org.gatehouse.request;

import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.HomeCards;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many requests this person sees that are not done yet. */
@Component
@Order(30)
class RequestHome implements HomeCards {

    private final RequestAccess access;
    private final RequestSearch search;

    RequestHome(RequestAccess access, RequestSearch search) {
        this.access = access;
        this.search = search;
    }

    @Override
    public List<Card> of(Person person) {
        if (!Door.STAFF.or(Door.REQUESTERS).test(person)) {
            return List.of();
        }
        Sight sight = access.sightOf(person);
        long open = search.countOpen(sight);
        String requests = open == 1 ? "open request" : "open requests";
        return List.of(new Card("Requests", "/requests", open, requests + whose(sight)));
    }

    private static String whose(Sight sight) {
        if (sight.isBroad()) {
            return " of all organisations";
        }
        return switch (sight.organisations().size()) {
            case 0 -> " that you may see";
            case 1 -> " of your organisation";
            default -> " of your organisations";
        };
    }
}
