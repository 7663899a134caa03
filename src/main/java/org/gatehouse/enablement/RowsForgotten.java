package org.gatehouse.enablement;

import java.util.Collection;
import org.gatehouse.request.Forgotten;
import org.gatehouse.request.HoldsPersonalData;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of a list: how many rows it had and what became of each, not whose they were. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RowsForgotten implements HoldsPersonalData {

    private final JdbcClient jdbc;

    RowsForgotten(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void forget(Collection<RequestReference> requests) {
        jdbc.sql("""
                        update enablement_row set account = :who where ritm in (:ritms)""")
                .param("who", Forgotten.WHO)
                .param("ritms", RequestReference.texts(requests))
                .update();
    }
}
