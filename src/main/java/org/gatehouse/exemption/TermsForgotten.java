package org.gatehouse.exemption;

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

/** What is kept of exceptions: their kind, their times and how they ended. One that is not over keeps its request. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TermsForgotten implements HoldsPersonalData, RestsOnRequests {

    private final JdbcClient jdbc;
    private final RequestRests rests;

    TermsForgotten(JdbcClient jdbc, RequestRests rests) {
        this.jdbc = jdbc;
        this.rests = rests;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<RequestReference, Instant> restingUntil(Collection<RequestReference> requests) {
        return rests.ask("""
                select ritm, state in ('PENDING', 'ACTIVE') as resting, ended_at
                  from exception_term where ritm in (:ritms) and (ended_at is not null or state in ('PENDING', 'ACTIVE'))""", requests);
    }

    @Override
    public void forget(Collection<RequestReference> requests) {
        jdbc.sql("""
                        update exception_term
                           set account_id = :who, account_address = :address, account_name = :who,
                               because = case when because is null then null else :text end
                         where ritm in (:ritms)""")
                .param("who", Forgotten.WHO)
                .param("address", Forgotten.ADDRESS.value())
                .param("text", Forgotten.TEXT)
                .param("ritms", RequestReference.texts(requests))
                .update();
    }
}
