package org.ncbrelay.adapter.mail;

import java.time.Clock;
import java.time.Duration;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Lets tests of other packages have waiting letters sent when they mean to. */
public record LettersAtHand(OutboxSender sender) {
    /** The same letters by a mail server of this machine, which the relay itself does not use. */
    public static LettersAtHand bySmtp(BeanFactory relay, int port) {
        Clock clock = relay.getBean(Clock.class);
        SmtpSettings server =
                new SmtpSettings("127.0.0.1", port, null, null, SmtpSettings.Security.NONE, Duration.ofSeconds(10));
        return new LettersAtHand(new OutboxSender(
                relay.getBean(JdbcClient.class),
                relay.getBean(PlatformTransactionManager.class),
                relay.getBean(LetterWords.class),
                new SmtpMailer(SmtpMailer.sender(server), relay.getBean(MailSettings.class), clock),
                relay.getBean(CaseProcess.class),
                relay.getBean(CurrentOfficer.class),
                clock));
    }

    /** @return how many letters left */
    public int sendDue() {
        return sender.sendDue();
    }
}
