package org.ncbrelay.adapter.mail;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;
import org.ncbrelay.adapter.mail.SmtpSettings.Security;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The transport that leaves this machine; only where it is asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "relay.mail.transport", havingValue = "smtp")
class SmtpConfiguration {
    @Bean
    SmtpMailer smtpMailer(MailSettings settings, SmtpSettings server, Clock clock) {
        return new SmtpMailer(sender(server), settings, clock);
    }

    static JavaMailSenderImpl sender(SmtpSettings server) {
        if (server.host() == null || server.host().isBlank())
            throw new IllegalArgumentException("RELAY_MAIL_HOST is needed where relay.mail.transport is smtp");
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(server.host());
        sender.setPort(server.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (server.hasLogin()) {
            sender.setUsername(server.username());
            sender.setPassword(server.password());
        }
        sender.setJavaMailProperties(properties(server));
        return sender;
    }

    /** Jakarta Mail waits for ever where no timeout is set. */
    private static Properties properties(SmtpSettings server) {
        String timeout = Long.toString(server.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.hasLogin()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(server.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(server.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.security() == Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }
}
