package org.ncbrelay.adapter.iis;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.port.InformationSystem;
import org.ncbrelay.store.cases.RecordWaits;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;

/** Wires the worker to the system that the settings name. */
@Configuration(proxyBeanMethods = false)
class IisConfiguration {
    @Bean
    InformationSystem informationSystem(
            IisSettings settings,
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            ObjectMapper json,
            Clock clock) {
        return switch (settings.mode()) {
            case LOCAL -> new LocalRegistry(jdbc, transactionManager, json, clock);
            case HTTP -> new HttpInformationSystem(settings, json);
        };
    }

    @Bean
    WorkerLoop iisLoop(IisWorker worker, WorkerSettings settings) {
        return new WorkerLoop("iis-worker", worker::submitDue, settings);
    }

    /** Wakes the worker after the transaction that wrote a waiting record. */
    @Component
    static class Wake {
        private final WorkerLoop iisLoop;

        Wake(@Qualifier("iisLoop") WorkerLoop iisLoop) {
            this.iisLoop = iisLoop;
        }

        @TransactionalEventListener(fallbackExecution = true)
        void wake(RecordWaits waits) {
            iisLoop.wake();
        }
    }
}
