package org.ncbrelay.adapter.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.port.MalwareScanner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** Wires what is measured: requests by a filter, jobs by the engine's plugin, the figures by a worker. */
@Configuration(proxyBeanMethods = false)
class MonitoringConfiguration {
    /** Above the routes that there are, so that a fault of ours cannot fill the memory of two programs. */
    private static final int MOST_ROUTES = 1_000;

    @Bean
    Observations observations(MeterRegistry meters, ObjectProvider<ObservationHandler<?>> spans) {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(
                        meters, DefaultMeterObservationHandler.IgnoredMeters.LONG_TASK_TIMER))
                .observationPredicate((name, context) -> !isStream(context));
        spans.orderedStream().forEach(registry.observationConfig()::observationHandler);
        return new Observations(registry);
    }

    /** A stream of news is open for as long as its page is: that says nothing of how quick the relay is. */
    private static boolean isStream(Object context) {
        return context instanceof ServerRequestObservationContext request
                && request.getCarrier().getRequestURI().endsWith("/news/events");
    }

    /** Around all other filters, so that what they refuse is counted as well. */
    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> requestTimes(Observations observations) {
        var registration = new FilterRegistrationBean<>(
                new ServerHttpObservationFilter(observations.registry(), new RequestRoute()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return registration;
    }

    @Bean
    MeterFilter measuredTimes() {
        return new MeasuredTimes();
    }

    @Bean
    MeterFilter mostRoutes() {
        return MeterFilter.maximumAllowableTags(RequestRoute.NAME, "uri", MOST_ROUTES, MeterFilter.deny());
    }

    @Bean
    PlatformFigures platformFigures(
            JdbcClient jdbc, PlatformTransactionManager transactions, MonitoringSettings settings, Clock clock) {
        return new PlatformFigures(jdbc, transactions, settings.over(), clock);
    }

    @Bean
    WorkerLoop platformFiguresLoop(PlatformFigures figures, MonitoringSettings settings, WorkerSettings workers) {
        return new WorkerLoop(
                        "platform-figures",
                        figures::read,
                        new WorkerSettings(workers.scheduled(), settings.figuresEvery()))
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

    @Bean
    TomcatMeters tomcatMeters() {
        return new TomcatMeters();
    }
}
