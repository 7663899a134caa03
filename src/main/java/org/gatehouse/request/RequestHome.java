package org.gatehouse.request;

import java.util.List;
import java.util.Set;
import org.gatehouse.identity.OdsCode;
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
        Set<OdsCode> organisations = access.visibleOrganisations(person);
        long open = search.countOpen(organisations);
        String requests = open == 1 ? "open request" : "open requests";
        return List.of(new Card("Requests", "/requests", open, requests + whose(organisations)));
    }

    private static String whose(Set<OdsCode> organisations) {
        if (organisations == null) {
            return " of all organisations";
        }
        return switch (organisations.size()) {
            case 0 -> " that you may see";
            case 1 -> " of your organisation";
            default -> " of your organisations";
        };
    }
}
