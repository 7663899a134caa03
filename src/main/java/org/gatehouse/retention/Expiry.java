package org.gatehouse.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.request.ClosedRequests;
import org.gatehouse.request.HoldsPersonalData;
import org.gatehouse.request.Request;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.trail.FactExpiry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets the personal data of some requests go, everywhere or nowhere. */
@Service
class Expiry {

    private final ClosedRequests closed;
    private final Retention retention;
    private final List<HoldsPersonalData> holders;
    private final FactExpiry facts;
    private final Clock clock;

    Expiry(ClosedRequests closed, Retention retention, List<HoldsPersonalData> holders, FactExpiry facts, Clock clock) {
        this.closed = closed;
        this.retention = retention;
        this.holders = holders;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Of the given requests, those whose time is over as they stand now.
     *
     * @return how many there were
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    int of(Collection<RequestReference> candidates) {
        List<Request> held = closed.hold(candidates);
        Map<RequestReference, Instant> since = retention.overSince(held);
        Instant limit = retention.limit();
        Set<String> notSealed = facts.notSealedBy(limit, RequestReference.texts(candidates));
        List<Request> over = held.stream()
                .filter(request -> since.containsKey(request.ritm())
                        && !since.get(request.ritm()).isAfter(limit)
                        && !notSealed.contains(request.ritm().value()))
                .toList();
        if (!over.isEmpty()) {
            List<RequestReference> ritms = over.stream().map(Request::ritm).toList();
            holders.forEach(holder -> holder.forget(ritms));
            closed.expire(over, clock.instant());
            facts.expire(RequestReference.texts(ritms));
        }
        return over.size();
    }
}
