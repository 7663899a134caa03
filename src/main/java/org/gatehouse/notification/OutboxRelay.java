package org.gatehouse.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.request.Stage;
import org.gatehouse.store.Times;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is in the outbox. Several nodes may run it: a row being sent is locked and passed over by the others, and
 * waits while an earlier mail of the same request to the same recipient is on its way. Sent and not yet marked is sent
 * again, under the same Message-ID.
 *
 * <p>What was never tried goes before what failed, so that a recipient that hangs holds up nobody else for longer than
 * one attempt. A mail is stuck once the server refused it for good, or once it is late; then people are told, and it
 * is tried on.
 */
@Component
public class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** A refusal may be the mail server's own mistake, so it is asked again, but not often. */
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofHours(1);
    /** How old an unsent mail is when people are told. */
    private static final Duration LATE = Duration.ofMinutes(30);

    private record Row(
            long id,
            String ritm,
            String template,
            String recipient,
            String subject,
            String body,
            String messageId,
            Instant createdAt,
            int attempts,
            boolean stuck) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Postman postman;
    private final AuditTrail trail;

    OutboxRelay(JdbcClient jdbc, Clock clock, TransactionTemplate transaction, Postman postman, AuditTrail trail) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.postman = postman;
        this.trail = trail;
    }

    /** Sends everything that may be sent now, or as much as the mail server answers. */
    @Scheduled(fixedDelayString = "${gatehouse.mail.relay-pause}")
    public void relay() {
        while (Boolean.TRUE.equals(transaction.execute(status -> sendNext()))) {
            // the next one
        }
    }

    /**
     * The row's lock is held while the server is talked to: a node that dies lets go of the mail at once. It costs a
     * node one database connection while the server hangs.
     */
    private boolean sendNext() {
        // all that are unsent are alike in sent_at: it is named so that the index is read in its order
        List<Row> next = jdbc.sql("""
                        select * from outbox
                         where sent_at is null and next_try_at <= :now
                           and not exists (select 1 from outbox earlier
                                            where earlier.ritm = outbox.ritm and earlier.recipient = outbox.recipient
                                              and earlier.id < outbox.id and earlier.sent_at is null
                                              and not earlier.refused)
                         order by sent_at, attempts, id limit 1 for update skip locked""")
                .param("now", Times.of(clock.instant()))
                .query((row, number) -> new Row(
                        row.getLong("id"),
                        row.getString("ritm"),
                        row.getString("template"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("message_id"),
                        Times.read(row, "created_at"),
                        row.getInt("attempts"),
                        row.getTimestamp("stuck_at") != null))
                .list();
        return !next.isEmpty() && send(next.get(0));
    }

    /** Answers whether the server answered. */
    private boolean send(Row row) {
        try {
            postman.send(row.recipient(), row.subject(), row.body(), row.messageId());
        } catch (RuntimeException failure) {
            var undelivered = Undelivered.because(failure);
            tryLater(row, undelivered);
            return undelivered.answered();
        }
        jdbc.sql("update outbox set sent_at = :now, attempts = attempts + 1, refused = false where id = :id")
                .param("now", Times.of(clock.instant()))
                .param("id", row.id())
                .update();
        note(row, "Mail sent: ", Map.of());
        return true;
    }

    private void tryLater(Row row, Undelivered undelivered) {
        Instant now = clock.instant();
        log.warn("{}: mail {} to {} not sent: {}", row.ritm(), row.id(), row.recipient(), undelivered.why());
        boolean stuckNow = !row.stuck()
                && (undelivered.refused() || !now.isBefore(row.createdAt().plus(LATE)));
        jdbc.sql("""
                        update outbox
                           set attempts = attempts + 1, next_try_at = :next, refused = :refused,
                               stuck_at = case when :stuckNow then :now else stuck_at end
                         where id = :id""")
                .param("next", Times.of(now.plus(undelivered.refused() ? PAUSE_AFTER_REFUSAL : pause(row.attempts()))))
                .param("refused", undelivered.refused())
                .param("stuckNow", stuckNow)
                .param("now", Times.of(now))
                .param("id", row.id())
                .update();
        if (stuckNow) {
            log.error("{}: mail {} to {} is stuck: {}", row.ritm(), row.id(), row.recipient(), undelivered.why());
            note(row, undelivered.refused() ? "Mail refused: " : "Mail late: ", Map.of("because", undelivered.why()));
        }
    }

    private void note(Row row, String what, Map<String, String> more) {
        var details = new LinkedHashMap<String, String>(more);
        details.put("to", row.recipient());
        details.put("template", row.template());
        details.put("messageId", row.messageId());
        String ritm = row.ritm().equals(Outbox.ABOUT_NO_REQUEST) ? null : row.ritm();
        trail.record(FactKind.MAIL, ritm, what + row.subject(), Stage.GATEHOUSE, details);
    }

    private static Duration pause(int attempts) {
        Duration pause = Duration.ofSeconds(2L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
