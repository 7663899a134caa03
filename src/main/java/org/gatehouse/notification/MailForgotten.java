package org.gatehouse.notification;

import java.util.Collection;
import org.gatehouse.request.HoldsPersonalData;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Nothing is kept of mails. What is recorded of a request tells when one was sent, until that expires too. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MailForgotten implements HoldsPersonalData {

    private final JdbcClient jdbc;

    MailForgotten(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void forget(Collection<RequestReference> requests) {
        jdbc.sql("""
                        delete from outbox where ritm in (:ritms)""").param("ritms", RequestReference.texts(requests)).update();
    }
}
