package org.gatehouse.notification;

import java.time.Instant;
import org.gatehouse.store.Perishable;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails about no request are removed with their age. */
@Component
class AgedMail implements Perishable {

    private final JdbcClient jdbc;

    AgedMail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int expireBefore(Instant limit, int most) {
        return jdbc.sql("""
                        delete from outbox where id in (
                            select id from outbox where ritm = '' and created_at < :limit order by id limit :most)""").param("limit", Times.of(limit)).param("most", most).update();
    }
}
