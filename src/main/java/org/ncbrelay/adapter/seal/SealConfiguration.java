package org.ncbrelay.adapter.seal;

import java.time.Duration;
import java.util.List;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.port.DatabaseHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the seals to their folder. */
@Configuration(proxyBeanMethods = false)
class SealConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SealConfiguration.class);
    private static final String READ_ONLY = "READ_ONLY";

    @Bean
    SealFolder sealFolder(SealSettings settings, JdbcClient jdbc) {
        return new SealFolder(
                settings,
                jdbc.sql(SealSettings.SIGNER).query(String.class).optional().orElse(null));
    }

    /** Changes the signing key of the audit, where the settings name the one in use. */
    @Bean
    ApplicationRunner keyChange(AuditSeals seals, SealSettings settings) {
        return arguments -> {
            String replaced = settings.replaceKey();
            if (replaced.isBlank()) return;
            seals.changeKey(replaced)
                    .ifPresentOrElse(
                            fresh -> LOG.warn(
                                    "The audit's key {} was replaced by {}; give checkpoint.pub to those who verify",
                                    replaced,
                                    fresh.id()),
                            () -> LOG.warn(
                                    "The audit's key is {} and not {}: it was not replaced",
                                    seals.key().id(),
                                    replaced));
        };
    }

    @Bean
    WorkerLoop sealLoop(CheckpointMaker maker, SealSettings settings, WorkerSettings workers) {
        Duration interval = settings.interval();
        return new WorkerLoop("audit-seals", () -> maker.makeIfDue(interval), workers.every(interval))
                .alsoAfterRollback();
    }

    /** Also what other nodes have noticed, and what two operators have confirmed at one of them. */
    @Bean
    WorkerLoop historyLoop(DatabaseHistory history, WorkerSettings workers) {
        return new WorkerLoop("database-history", history::compare, workers).alsoAfterRollback();
    }

    /** Stops the loops that would change a case or send something while a restore waits for its confirmation. */
    @Bean
    SmartInitializingSingleton pausedWorkers(List<WorkerLoop> loops, DatabaseHistory history) {
        return () ->
                loops.forEach(loop -> loop.pauseWhile(() -> history.rollback().isPresent()));
    }

    /** Readiness says so too, and stays 200: operators reach the node through the proxy. */
    @Bean
    HealthIndicator historyHealthIndicator(DatabaseHistory history) {
        return () -> history.rollback().isPresent()
                ? Health.status(READ_ONLY).build()
                : Health.up().build();
    }
}
