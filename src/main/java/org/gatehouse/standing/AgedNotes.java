package org.gatehouse.standing;

import java.time.Instant;
import org.gatehouse.store.Perishable;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes on accounts are removed with their age, but not while the account is compromised. */
@Component
class AgedNotes implements Perishable {

    private final JdbcClient jdbc;

    AgedNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int expireBefore(Instant limit, int most) {
        return jdbc.sql("""
                        delete from account_note where id in (
                            select id from account_note
                             where at < :limit and account_id not in (
                                   select account_id from account_standing where compromised)
                             order by at limit :most)""").param("limit", Times.of(limit)).param("most", most).update();
    }
}
