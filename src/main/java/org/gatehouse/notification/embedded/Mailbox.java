package org.gatehouse.notification.embedded;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Every mail the embedded server received since it started, newest first. */
@Component
@Profile("embedded")
public class Mailbox {

    /** A mail as received. */
    public record Mail(String to, String subject, String body, String messageId, Instant at) {}

    private final GreenMail server;
    private final Map<StoredMessage, Mail> read = new ConcurrentHashMap<>();

    Mailbox(GreenMail server) {
        this.server = server;
    }

    public List<Mail> all() {
        return server.getManagers().getImapHostManager().getAllMessages().stream()
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate).reversed())
                .map(stored -> read.computeIfAbsent(stored, unread -> read(unread.getMimeMessage())))
                .toList();
    }

    private static Mail read(MimeMessage message) {
        try {
            return new Mail(
                    message.getRecipients(Message.RecipientType.TO)[0].toString(),
                    message.getSubject(),
                    message.getContent().toString().replace("\r\n", "\n"),
                    message.getMessageID(),
                    message.getSentDate().toInstant());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
