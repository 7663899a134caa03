package org.gatehouse.notification.embedded;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A real SMTP server in the process, on any free port of the loopback address. Where {@code spring.mail.host} is set,
 * mails go there instead.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
@Profile("embedded")
class EmbeddedMail {

    private static final int ANY_PORT = 0;

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail mailServer() {
        return new GreenMail(new ServerSetup(ANY_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @Bean
    JavaMailSender mailSender(GreenMail embedded, MailFaults faults, MailProperties settings) {
        var sender = new JavaMailSenderImpl();
        if (settings.getHost() == null) {
            sender.setHost(embedded.getSmtp().getBindTo());
            sender.setPort(embedded.getSmtp().getPort());
        } else {
            sender.setHost(settings.getHost());
            sender.setPort(settings.getPort() == null ? JavaMailSenderImpl.DEFAULT_PORT : settings.getPort());
        }
        sender.getJavaMailProperties().putAll(settings.getProperties());
        return new FaultyMailSender(sender, faults);
    }
}
