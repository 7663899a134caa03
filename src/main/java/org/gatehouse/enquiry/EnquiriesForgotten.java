package org.gatehouse.enquiry;

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

/** What is kept of enquiries: that there were some, and when they were answered. One that waits for its answer keeps its
 * request. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EnquiriesForgotten implements HoldsPersonalData, RestsOnRequests {

    private final JdbcClient jdbc;
    private final RequestRests rests;

    EnquiriesForgotten(JdbcClient jdbc, RequestRests rests) {
        this.jdbc = jdbc;
        this.rests = rests;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<RequestReference, Instant> restingUntil(Collection<RequestReference> requests) {
        return rests.ask("""
                select ritm, incident is not null and answered_at is null as resting,
                       coalesce(answered_at, asked_at) as ended_at
                  from enquiry where ritm in (:ritms)""", requests);
    }

    @Override
    public void forget(Collection<RequestReference> requests) {
        jdbc.sql("""
                        update enquiry
                           set question = :text, asked_by = :who, answer_to = :address,
                               answer = case when answer is null then null else :text end,
                               answered_by = case when answered_by is null then null else :who end
                         where ritm in (:ritms)""")
                .param("text", Forgotten.TEXT)
                .param("who", Forgotten.WHO)
                .param("address", Forgotten.ADDRESS.value())
                .param("ritms", RequestReference.texts(requests))
                .update();
    }
}
