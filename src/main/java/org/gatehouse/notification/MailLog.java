package org.gatehouse.notification;

import java.time.Instant;
import java.util.List;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What became of each mail. */
@Repository
@Transactional(readOnly = true)
public class MailLog {

    /**
     * A mail to one recipient, without its text.
     *
     * @param sentAt null until the mail server took it
     * @param refused whether the mail server's last word was a permanent no
     */
    public record Mail(
            String messageId,
            String template,
            String to,
            String subject,
            Instant queuedAt,
            Instant sentAt,
            int attempts,
            boolean refused) {}

    private final JdbcClient jdbc;

    MailLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The mails about a request in the order in which they were written. */
    public List<Mail> about(RequestReference ritm) {
        return jdbc.sql("select * from outbox where ritm = :ritm order by id")
                .param("ritm", ritm.value())
                .query((row, number) -> new Mail(
                        row.getString("message_id"),
                        row.getString("template"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        Times.read(row, "created_at"),
                        Times.read(row, "sent_at"),
                        row.getInt("attempts"),
                        row.getBoolean("refused")))
                .list();
    }
}
