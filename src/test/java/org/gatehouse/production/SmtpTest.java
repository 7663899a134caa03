package org.gatehouse.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** What the settings of production promise of the way to the mail server. */
class SmtpTest {

    @Test
    void nothingIsSentInTheClear() {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            assertThatThrownBy(() -> sendTo(server.getSmtp().getPort()))
                    .isInstanceOf(MailException.class)
                    .hasMessageContaining("STARTTLS is required");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    /** A job is locked for 60 seconds; a mail that takes longer would be sent by two nodes. */
    @Test
    void aServerThatDoesNotAnswerIsLeftWellBeforeTheLockOfAJobEnds() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Instant before = Instant.now();
            assertThatThrownBy(() -> sendTo(silent.getLocalPort())).isInstanceOf(MailException.class);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
        }
    }

    private static void sendTo(int port) {
        var application = new SpringApplicationBuilder(MailSenderAutoConfiguration.class).web(WebApplicationType.NONE);
        try (var context = application.run(
                "--spring.profiles.active=production",
                "--logging.file.name=",
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + port)) {
            var mail = new SimpleMailMessage();
            mail.setFrom("gatehouse@nhs.example");
            mail.setTo("somebody@nhs.example");
            mail.setText("Hello");
            context.getBean(JavaMailSender.class).send(mail);
        }
    }
}
