package org.ncbrelay.adapter.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import org.ncbrelay.port.Mailer;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends letters over SMTP; to addresses outside {@code .example} only where that is allowed. */
class SmtpMailer implements Mailer {
    private final JavaMailSenderImpl sender;
    private final MailSettings settings;
    private final Clock clock;

    SmtpMailer(JavaMailSenderImpl sender, MailSettings settings, Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
    }

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
}
