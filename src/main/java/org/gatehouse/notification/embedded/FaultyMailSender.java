package org.gatehouse.notification.embedded;

import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** Sends through the real sender, with the faults asked for. */
class FaultyMailSender implements JavaMailSender {

    private final JavaMailSender sender;
    private final MailFaults faults;

    FaultyMailSender(JavaMailSender sender, MailFaults faults) {
        this.sender = sender;
        this.faults = faults;
    }

    @Override
    public MimeMessage createMimeMessage() {
        return sender.createMimeMessage();
    }

    @Override
    public MimeMessage createMimeMessage(InputStream content) {
        return sender.createMimeMessage(content);
    }

    @Override
    public void send(MimeMessage... messages) {
        faults.around(() -> sender.send(messages));
    }

    @Override
    public void send(SimpleMailMessage... messages) {
        faults.around(() -> sender.send(messages));
    }
}
