package org.ncbrelay.adapter.mail;

import java.time.Clock;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The default transport: letters stay here. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "relay.mail.transport", havingValue = "mailbox", matchIfMissing = true)
class MailboxConfiguration {
    @Bean
    MailboxFolder mailboxFolder(MailSettings settings) {
        return new MailboxFolder(settings.mailbox().directory());
    }

    @Bean
    MailboxMailer mailboxMailer(MailboxFolder folder, MailSettings settings, Clock clock) {
        return new MailboxMailer(folder, settings.from(), clock);
    }

    @Bean
    JdbcMailbox mailbox(JdbcClient jdbc, MailboxFolder folder, LetterWords words, CurrentOfficer currentOfficer) {
        return new JdbcMailbox(jdbc, folder, words, currentOfficer);
    }
}
