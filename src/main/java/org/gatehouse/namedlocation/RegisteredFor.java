package org.gatehouse.namedlocation;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.gatehouse.request.RequestRests;
import org.gatehouse.request.RestsOnRequests;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.stereotype.Component;

/** A named location in force keeps the requests that it, or one of its ranges, was registered for. */
@Component
class RegisteredFor implements RestsOnRequests {

    private final RequestRests rests;

    RegisteredFor(RequestRests rests) {
        this.rests = rests;
    }

    @Override
    public Map<RequestReference, Instant> restingUntil(Collection<RequestReference> requests) {
        return rests.ask("""
                select origin as ritm, ended_at is null as resting, ended_at from named_location
                 where origin in (:ritms)
                union all
                select r.origin, l.ended_at is null, l.ended_at
                  from named_location_range r join named_location l on l.id = r.location
                 where r.origin in (:ritms)""", requests);
    }
}
