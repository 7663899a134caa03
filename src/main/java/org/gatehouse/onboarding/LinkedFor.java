package org.gatehouse.onboarding;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.gatehouse.request.RequestRests;
import org.gatehouse.request.RestsOnRequests;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.stereotype.Component;

/** A policy link in force keeps the request that asked for it. */
@Component
class LinkedFor implements RestsOnRequests {

    private final RequestRests rests;

    LinkedFor(RequestRests rests) {
        this.rests = rests;
    }

    @Override
    public Map<RequestReference, Instant> restingUntil(Collection<RequestReference> requests) {
        return rests.ask("""
                select ritm, ended_at is null as resting, ended_at from policy_link where ritm in (:ritms)""", requests);
    }
}
