package org.gatehouse.notification.embedded;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A real SMTP server in the process, on any free port of the loopback address. */
@Configuration(proxyBeanMethods = false)
@Profile("embedded")
class EmbeddedMail {

    private static final int ANY_PORT = 0;
    private static final String TIMEOUT_MILLIS = "5000";

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail mailServer() {
        return new GreenMail(new ServerSetup(ANY_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @Bean
    JavaMailSender mailSender(GreenMail server, MailFaults faults) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(server.getSmtp().getBindTo());
        sender.setPort(server.getSmtp().getPort());
        var timeouts = new Properties();
        timeouts.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        timeouts.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        timeouts.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        sender.setJavaMailProperties(timeouts);
        return new FaultyMailSender(sender, faults);
    }
}
