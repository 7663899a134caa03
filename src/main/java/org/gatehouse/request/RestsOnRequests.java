package org.gatehouse.request;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.gatehouse.servicedesk.RequestReference;

/** What lives on after a request is closed, such as a policy link in force, and keeps it from being over for good. */
public interface RestsOnRequests {

    /**
     * Until when something rested on these requests: {@link Instant#MAX} while it still does. Those on which nothing ever
     * rested are left out.
     */
    Map<RequestReference, Instant> restingUntil(Collection<RequestReference> requests);
}
