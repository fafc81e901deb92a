package org.ncbrelay.adapter.seal;

import java.time.Clock;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.adapter.worker.WorkerTransactions;
import org.ncbrelay.port.AuditSeals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires the seals to their folder. */
@Configuration(proxyBeanMethods = false)
class SealConfiguration {
    @Bean
    AuditSeals auditSeals(
            SealSettings settings, JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock) {
        return new CheckpointMaker(
                jdbc,
                new WorkerTransactions("checkpoint", jdbc, transactionManager),
                new SealFolder(settings.directory()),
                clock);
    }

    @Bean
    KeyChange keyChange(AuditSeals seals, @Value("${relay.audit.replace-key:}") String replaced) {
        return new KeyChange(seals, replaced);
    }

    @Bean
    WorkerLoop sealLoop(AuditSeals seals, SealSettings settings, WorkerSettings workers) {
        return new WorkerLoop("audit-seals", seals::make, new WorkerSettings(workers.scheduled(), settings.interval()));
    }
}
