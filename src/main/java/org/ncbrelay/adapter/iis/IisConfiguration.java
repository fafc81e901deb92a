package org.ncbrelay.adapter.iis;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.adapter.worker.WorkerTransactions;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.InformationSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

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
            case LOCAL -> new LocalRegistry(jdbc, transactions(jdbc, transactionManager), json, clock);
            case HTTP -> new HttpInformationSystem(settings, json);
        };
    }

    @Bean
    IisWorker iisWorker(
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            InformationSystem system,
            CaseProcess process,
            CurrentOfficer currentOfficer,
            Clock clock) {
        return new IisWorker(
                new DueRecords(jdbc), transactions(jdbc, transactionManager), system, process, currentOfficer, clock);
    }

    @Bean
    WorkerLoop iisLoop(IisWorker worker, WorkerSettings settings) {
        return new WorkerLoop("iis-worker", worker::submitDue, settings);
    }

    private static WorkerTransactions transactions(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        return new WorkerTransactions("iis", jdbc, transactionManager);
    }
}
