package org.gatehouse.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Stage;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is in the outbox. Several nodes may run it: a row being sent is locked and passed over by the others, and
 * waits while an earlier mail of the same request to the same recipient is unsent. Sent and not yet marked is sent
 * again, under the same Message-ID.
 */
@Component
public class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private record Row(
            long id,
            String ritm,
            String template,
            String recipient,
            String subject,
            String body,
            String messageId,
            int attempts) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Postman postman;
    private final Journal journal;

    OutboxRelay(JdbcClient jdbc, Clock clock, TransactionTemplate transaction, Postman postman, Journal journal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.postman = postman;
        this.journal = journal;
    }

    /** Sends everything that may be sent now. */
    @Scheduled(fixedDelayString = "${gatehouse.mail.relay-pause}")
    public void relay() {
        while (Boolean.TRUE.equals(transaction.execute(status -> sendNext()))) {
            // the next one
        }
    }

    private boolean sendNext() {
        List<Row> next = jdbc.sql("""
                        select * from outbox
                         where sent_at is null and next_try_at <= :now
                           and not exists (select 1 from outbox earlier
                                            where earlier.ritm = outbox.ritm and earlier.recipient = outbox.recipient
                                              and earlier.id < outbox.id and earlier.sent_at is null)
                         order by id limit 1 for update skip locked""")
                .param("now", Times.of(clock.instant()))
                .query((row, number) -> new Row(
                        row.getLong("id"),
                        row.getString("ritm"),
                        row.getString("template"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("message_id"),
                        row.getInt("attempts")))
                .list();
        next.forEach(this::send);
        return !next.isEmpty();
    }

    private void send(Row row) {
        Instant now = clock.instant();
        try {
            postman.send(row.recipient(), row.subject(), row.body(), row.messageId());
        } catch (MailException failure) {
            log.warn("{}: mail {} to {} not sent: {}", row.ritm(), row.id(), row.recipient(), failure.getMessage());
            jdbc.sql("update outbox set attempts = attempts + 1, next_try_at = :next where id = :id")
                    .param("next", Times.of(now.plus(pause(row.attempts()))))
                    .param("id", row.id())
                    .update();
            return;
        }
        jdbc.sql("update outbox set sent_at = :now, attempts = attempts + 1 where id = :id")
                .param("now", Times.of(now))
                .param("id", row.id())
                .update();
        journal.note(
                RequestReference.of(row.ritm()),
                JournalKind.MAIL,
                "Mail sent: " + row.subject(),
                Stage.GATEHOUSE,
                Map.of("to", row.recipient(), "template", row.template(), "messageId", row.messageId()));
    }

    private static Duration pause(int attempts) {
        Duration pause = Duration.ofSeconds(2L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
