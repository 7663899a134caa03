package org.gatehouse.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.UUID;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.store.Times;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where steps put mails. A mail is a row of the step's own transaction: a mail server that is down stops nobody. */
@Component
public class Outbox {

    /** Stands in place of the RITM in a mail that is about no request, and so in nobody's timeline. */
    static final String ABOUT_NO_REQUEST = "";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MailTemplates templates;
    private final String baseUrl;

    Outbox(JdbcClient jdbc, Clock clock, MailTemplates templates, @Value("${gatehouse.base-url}") String baseUrl) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.templates = templates;
        this.baseUrl = baseUrl;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Letter letter) {
        var values = new HashMap<>(letter.values());
        values.put("ritm", ritmOf(letter));
        values.put("link", letter.ritm() == null ? baseUrl : baseUrl + "/requests/" + letter.ritm());
        MailTemplates.Text text = templates.render(letter.template(), values);
        letter.recipients().forEach(recipient -> put(letter, recipient, text));
    }

    private void put(Letter letter, AccountAddress recipient, MailTemplates.Text text) {
        String key = String.join(":", ritmOf(letter), letter.occasion(), letter.template(), recipient.value());
        jdbc.sql("""
                        insert into outbox (dedup_key, message_id, ritm, template, recipient, subject, body,
                            created_at, attempts, next_try_at)
                        select :key, :messageId, :ritm, :template, :recipient, :subject, :body, :now, 0, :now
                         where not exists (select 1 from outbox where dedup_key = :key)""")
                .param("key", key)
                .param("messageId", messageId(key))
                .param("ritm", ritmOf(letter))
                .param("template", letter.template())
                .param("recipient", recipient.value())
                .param("subject", text.subject())
                .param("body", text.body())
                .param("now", Times.of(clock.instant()))
                .update();
    }

    private static String ritmOf(Letter letter) {
        return letter.ritm() == null ? ABOUT_NO_REQUEST : letter.ritm().value();
    }

    /** The same for every attempt to send one mail, so that a receiver can tell a repeated one. */
    private static String messageId(String key) {
        return "<%s@gatehouse>".formatted(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
    }
}
