package org.ncbrelay.adapter.mail;

import java.net.URI;
import java.time.Clock;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.adapter.worker.WorkerTransactions;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Mailer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires the sender, whatever transport it has. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    @Bean
    MailGuard mailGuard(MailSettings settings, Environment environment, JdbcClient jdbc) {
        return new MailGuard(settings, environment, jdbc);
    }

    /** Where no address of the relay is set, letters lead to this machine, at the port that the relay serves. */
    @Bean
    LetterWords letterWords(@Value("${relay.base-url:}") String baseUrl, Environment environment) {
        if (!baseUrl.isBlank()) return new LetterWords(URI.create(baseUrl));
        return new LetterWords(new OwnAddress(environment));
    }

    @Bean
    OutboxSender outboxSender(
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            LetterWords words,
            Mailer mailer,
            CaseProcess process,
            CurrentOfficer currentOfficer,
            Clock clock) {
        WorkerTransactions transactions = new WorkerTransactions("mail", jdbc, transactionManager);
        return new OutboxSender(new DueLetters(jdbc), transactions, words, mailer, process, currentOfficer, clock);
    }

    @Bean
    WorkerLoop mailLoop(OutboxSender sender, WorkerSettings settings) {
        return new WorkerLoop("mail-worker", sender::sendDue, settings);
    }
}
