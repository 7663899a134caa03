package org.gatehouse.account;

import java.time.Instant;
import org.gatehouse.store.Perishable;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was done to accounts is removed with its age. */
@Component
class AgedActions implements Perishable {

    private final JdbcClient jdbc;

    AgedActions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int expireBefore(Instant limit, int most) {
        return jdbc.sql("""
                        delete from account_action where id in (
                            select id from account_action where at < :limit order by at limit :most)""").param("limit", Times.of(limit)).param("most", most).update();
    }
}
