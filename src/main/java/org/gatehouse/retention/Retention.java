package org.gatehouse.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.request.Request;
import org.gatehouse.request.RestsOnRequests;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.trail.FactExpiry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Until when what tells of people is kept: for {@code gatehouse.retention}, which is also the time to live of the engine's
 * history, from when a request is over for good. That is when it is closed, its rejection can no longer be contested,
 * nothing rests on it, and nothing more was recorded of it.
 */
@Component
public class Retention {

    private final Duration timeToLive;
    private final FactExpiry facts;
    private final List<RestsOnRequests> resting;
    private final Clock clock;

    Retention(
            @Value("${gatehouse.retention}") Duration timeToLive,
            FactExpiry facts,
            List<RestsOnRequests> resting,
            Clock clock) {
        this.timeToLive = timeToLive;
        this.facts = facts;
        this.resting = resting;
        this.clock = clock;
    }

    /** Until when the personal data of the request is kept; null while it is not over for good, and once it is gone. */
    public Instant dateOf(Request request) {
        return datesOf(List.of(request)).get(request.ritm());
    }

    /** The same of several; those without a date are left out. */
    public Map<RequestReference, Instant> datesOf(Collection<Request> requests) {
        List<Request> kept =
                requests.stream().filter(request -> !request.isExpired()).toList();
        var dates = new HashMap<RequestReference, Instant>();
        overSince(kept).forEach((ritm, over) -> dates.put(ritm, over.plus(timeToLive)));
        return dates;
    }

    /** What has been over since then or longer has had its time. */
    Instant limit() {
        return clock.instant().minus(timeToLive);
    }

    /**
     * Since when each of the requests is over for good. Those that are not are left out, and those that have expired unless
     * something was recorded of them afterwards.
     */
    Map<RequestReference, Instant> overSince(Collection<Request> requests) {
        List<Request> closed =
                requests.stream().filter(request -> !request.isOpen()).toList();
        if (closed.isEmpty()) {
            return Map.of();
        }
        List<RequestReference> ritms = closed.stream().map(Request::ritm).toList();
        Map<String, Instant> lastFacts = facts.lastOf(RequestReference.texts(ritms));
        List<Map<RequestReference, Instant>> rests =
                resting.stream().map(each -> each.restingUntil(ritms)).toList();
        Instant now = clock.instant();
        var over = new HashMap<RequestReference, Instant>();
        for (Request request : closed) {
            Instant since = Stream.concat(
                            ends(request, lastFacts), rests.stream().map(each -> each.get(request.ritm())))
                    .filter(Objects::nonNull)
                    .max(Instant::compareTo)
                    .orElseThrow();
            boolean gone =
                    request.isExpired() && !lastFacts.containsKey(request.ritm().value());
            if (!gone && !since.isAfter(now)) {
                over.put(request.ritm(), since);
            }
        }
        return over;
    }

    private static Stream<Instant> ends(Request request, Map<String, Instant> lastFacts) {
        return Stream.of(
                request.stage().since(),
                request.completedAt(),
                request.escalateUntil(),
                request.reliedOnUntil(),
                lastFacts.get(request.ritm().value()));
    }
}
