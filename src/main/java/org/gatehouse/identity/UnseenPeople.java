package org.gatehouse.identity;

import java.time.Instant;
import java.util.List;
import org.gatehouse.store.Perishable;
import org.gatehouse.store.Times;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whoever has not signed in for so long is no longer known; until then the record of what they did names them. */
@Component
@Profile("production")
class UnseenPeople implements Perishable {

    private final JdbcClient jdbc;

    UnseenPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int expireBefore(Instant limit, int most) {
        List<String> unseen = jdbc.sql(
                        "select login from person where seen_at < :limit order by seen_at limit :most for update")
                .param("limit", Times.of(limit))
                .param("most", most)
                .query(String.class)
                .list();
        if (!unseen.isEmpty()) {
            jdbc.sql("delete from person_group where login in (:logins)")
                    .param("logins", unseen)
                    .update();
            jdbc.sql("delete from person where login in (:logins)")
                    .param("logins", unseen)
                    .update();
        }
        return unseen.size();
    }
}
