package org.gatehouse.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands one mail to the mail server. */
@Component
class Postman {

    private final JavaMailSender sender;
    private final String from;
    private final Clock clock;

    Postman(JavaMailSender sender, @Value("${gatehouse.mail.from}") String from, Clock clock) {
        this.sender = sender;
        this.from = from;
        this.clock = clock;
    }

    void send(String to, String subject, String body, String messageId) {
        MimeMessage message = new IdentifiedMessage(sender.createMimeMessage(), messageId);
        try {
            var helper = new MimeMessageHelper(message, "UTF-8");
            helper.setFrom(from);
            helper.setTo(to);
            helper.setSubject(subject);
            helper.setText(body);
            helper.setSentDate(Date.from(clock.instant()));
        } catch (MessagingException e) {
            throw new MailParseException(e);
        }
        sender.send(message);
    }

    /** Keeps its own Message-ID, which Jakarta Mail would otherwise make anew for each attempt. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String messageId;

        IdentifiedMessage(MimeMessage plain, String messageId) {
            super(plain.getSession());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
