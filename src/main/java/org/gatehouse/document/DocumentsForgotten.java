package org.gatehouse.document;

import java.util.Collection;
import org.gatehouse.request.HoldsPersonalData;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Nothing is kept of documents. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DocumentsForgotten implements HoldsPersonalData {

    private final JdbcClient jdbc;

    DocumentsForgotten(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void forget(Collection<RequestReference> requests) {
        jdbc.sql("""
                        delete from document where ritm in (:ritms)""").param("ritms", RequestReference.texts(requests)).update();
    }
}
