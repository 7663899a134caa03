package org.gatehouse.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.gatehouse.request.Forgotten;
import org.gatehouse.request.HoldsPersonalData;
import org.gatehouse.request.RequestRests;
import org.gatehouse.request.RestsOnRequests;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Perishable;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of enrolments: their policy, their times and how they ended. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EnrolmentsForgotten implements HoldsPersonalData, RestsOnRequests, Perishable {

    private static final String FORGET =
            "update enrolment set account_id = :who, address = :address, expired_at = :now,"
                    + " because = case when because is null then null else :text end where expired_at is null and ";

    private final JdbcClient jdbc;
    private final RequestRests rests;
    private final Clock clock;

    EnrolmentsForgotten(JdbcClient jdbc, RequestRests rests, Clock clock) {
        this.jdbc = jdbc;
        this.rests = rests;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<RequestReference, Instant> restingUntil(Collection<RequestReference> requests) {
        return rests.ask("""
                select ritm, slot is not null as resting, ended_at from enrolment
                 where ritm in (:ritms) and (ended_at is not null or slot is not null)""", requests);
    }

    @Override
    public void forget(Collection<RequestReference> requests) {
        forgetting("ritm in (:ritms)")
                .param("ritms", RequestReference.texts(requests))
                .update();
    }

    /** Those that needed nobody, and so are no requests. */
    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int expireBefore(Instant limit, int most) {
        return forgetting("""
                        id in (select id from enrolment
                                where expired_at is null and ended_at < :limit and ritm is null
                                order by ended_at limit :most)""")
                .param("limit", Times.of(limit))
                .param("most", most)
                .update();
    }

    private JdbcClient.StatementSpec forgetting(String which) {
        return jdbc.sql(FORGET + which)
                .param("who", Forgotten.WHO)
                .param("address", Forgotten.ADDRESS.value())
                .param("text", Forgotten.TEXT)
                .param("now", Times.of(clock.instant()));
    }
}
