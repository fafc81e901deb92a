package org.ncbrelay.adapter.mail;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;
import org.ncbrelay.adapter.mail.SmtpSettings.Security;
import org.ncbrelay.port.Mailer;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends letters over SMTP; to addresses outside {@code .example} only where that is allowed. */
record SmtpMailer(JavaMailSenderImpl sender, MailSettings settings, Clock clock) implements Mailer {
    @Override
    public void send(Mail mail) {
        if (!settings.realRecipientsAllowed() && !MailSettings.isExample(mail.recipient()))
            throw new MailNotAccepted(
                    "real recipients are not allowed here (relay.mail.real-recipients-allowed)", null);
        try {
            sender.send(new MimeLetter(sender.getSession(), mail, settings.from(), clock.instant()));
        } catch (MessagingException | MailException e) {
            throw new MailNotAccepted("the mail server did not take the letter: " + e.getMessage(), e);
        }
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
