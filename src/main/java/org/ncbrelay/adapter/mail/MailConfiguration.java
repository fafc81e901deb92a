package org.ncbrelay.adapter.mail;

import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.ncbrelay.adapter.mail.MailEnvelopes.LetterWritten;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Wires the sender and its transport. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    /** Where no address of the relay is set, letters lead to this machine, at the port that the relay serves. */
    @Bean
    LetterWords letterWords(
            @Value("${relay.base-url:}") String baseUrl,
            Environment environment,
            MemberCountries countries,
            MessageSource pages) {
        if (!baseUrl.isBlank()) return new LetterWords(URI.create(baseUrl), countries).withTasksOf(pages);
        Supplier<URI> here = () -> {
            // Before the port is open, the one that is configured.
            String configured = environment.getProperty("server.port", "8080");
            return URI.create("http://localhost:" + environment.getProperty("local.server.port", configured));
        };
        return new LetterWords(here, countries).withTasksOf(pages);
    }

    @Bean
    WorkerLoop mailLoop(OutboxSender sender, WorkerSettings settings) {
        return new WorkerLoop("mail-worker", sender::sendDue, settings);
    }

    /** Wakes the sender after the transaction that wrote a letter. */
    @Component
    static class Wake {
        private final WorkerLoop mailLoop;

        Wake(@Qualifier("mailLoop") WorkerLoop mailLoop) {
            this.mailLoop = mailLoop;
        }

        @TransactionalEventListener
        void wake(LetterWritten written) {
            mailLoop.wake();
        }
    }

    /** The default transport: letters stay here. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "relay.mail.transport", havingValue = "mailbox", matchIfMissing = true)
    static class LocalMailbox {
        @Bean
        MailboxMailer mailboxMailer(MailSettings settings, Clock clock) {
            return new MailboxMailer(settings.mailbox().directory(), settings.from(), clock);
        }

        @Bean
        JdbcMailbox mailbox(JdbcClient jdbc, MailboxMailer folder, LetterWords words, CurrentOfficer currentOfficer) {
            return new JdbcMailbox(jdbc, folder, words, currentOfficer);
        }
    }

    /** The transport that leaves this machine; only where it is configured. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "relay.mail.transport", havingValue = "smtp")
    static class Smtp {
        @Bean
        SmtpMailer smtpMailer(MailSettings settings, SmtpSettings server, Clock clock) {
            return new SmtpMailer(SmtpMailer.sender(server), settings, clock);
        }
    }
}
