package org.gatehouse.repair;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.gatehouse.request.Forgotten;
import org.gatehouse.request.HoldsPersonalData;
import org.gatehouse.request.RequestRests;
import org.gatehouse.request.RestsOnRequests;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of repairs: which step failed and when, not what was said about it, which may name accounts. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RepairsForgotten implements HoldsPersonalData, RestsOnRequests {

    private final JdbcClient jdbc;
    private final RequestRests rests;

    RepairsForgotten(JdbcClient jdbc, RequestRests rests) {
        this.jdbc = jdbc;
        this.rests = rests;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<RequestReference, Instant> restingUntil(Collection<RequestReference> requests) {
        return rests.ask("""
                select ritm, true as resting, cast(null as timestamp) as ended_at from repair
                 where state = 'OPEN' and ritm in (:ritms)""", requests);
    }

    @Override
    public void forget(Collection<RequestReference> requests) {
        jdbc.sql("""
                        update repair set error = :text where ritm in (:ritms)""")
                .param("text", Forgotten.TEXT)
                .param("ritms", RequestReference.texts(requests))
                .update();
    }
}
