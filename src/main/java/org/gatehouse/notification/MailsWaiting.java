package org.gatehouse.notification;

import java.time.Clock;
import java.time.Duration;
import org.gatehouse.request.WaitingMail;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks in the outbox for mails of a request that the mail server does not take. One that it refused for good is none of
 * them: that is told in the request's history.
 */
@Component
class MailsWaiting implements WaitingMail {

    private static final int TRIES = 3;
    /** While the mail server is away, those behind the first one are not even tried. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    MailsWaiting(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean waits(RequestReference ritm) {
        return jdbc.sql("""
                        select count(*) from outbox
                         where ritm = :ritm and sent_at is null and not refused
                           and (attempts >= :tries or created_at <= :before)""")
                        .param("ritm", ritm.value())
                        .param("tries", TRIES)
                        .param("before", Times.of(clock.instant().minus(PATIENCE)))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
