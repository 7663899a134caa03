package org.gatehouse.enablement;

import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.request.RequestType;
import org.springframework.stereotype.Component;

/** Finds requests to enable a list among all requests that somebody may see. */
@Component
class EnablementAccess {

    private final RequestAccess access;

    EnablementAccess(RequestAccess access) {
        this.access = access;
    }

    /** @throws Refusal if there is none that this person may see, or it is about something else */
    Request visible(Person person, String ritm) {
        Request request = access.visible(person, ritm);
        if (request.type() != RequestType.BULK_ENABLEMENT) {
            throw Refusal.unknown("%s enables no list".formatted(request.ritm()));
        }
        return request;
    }
}
