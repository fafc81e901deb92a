package org.ncbrelay.adapter.monitoring;

import io.micrometer.observation.ObservationPredicate;
import java.util.List;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.port.MalwareScanner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** Wires what is measured: requests by Spring Boot's filter, jobs by the engine's plugin, the figures by a worker. */
@Configuration(proxyBeanMethods = false)
class MonitoringConfiguration {
    /** A stream of news is open as long as its page is: that says nothing about the speed of the relay. */
    @Bean
    ObservationPredicate withoutStreams() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier().getRequestURI().endsWith("/news/events"));
    }

    /** Otherwise each request would be measured by each filter of Spring Security too. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WorkerLoop platformFiguresLoop(PlatformFigures figures, MonitoringSettings settings, WorkerSettings workers) {
        return new WorkerLoop("platform-figures", figures::read, workers.every(settings.figuresEvery()))
                .alsoAfterRollback();
    }

    @Bean
    FigureMeters figureMeters(PlatformFigures figures, MalwareScanner scanner) {
        return new FigureMeters(figures, scanner.isConfigured());
    }

    @Bean
    NodeMeters nodeMeters(
            List<WorkerLoop> workers, DatabaseState database, DatabaseHistory history, MonitoringSettings settings) {
        return new NodeMeters(workers, database, history, settings.backupMarker());
    }
}
